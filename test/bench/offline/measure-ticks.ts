import type { LogEntry } from '../workload/entry.ts';
import { createBookkeeper, type Bookkeeper, type BookkeeperOptions } from './bookkeeper.ts';
import { Stopwatch } from './stopwatch.ts';

export interface TickOptions extends BookkeeperOptions {
  readonly customers: number;
  /** Customers with an invoice that becomes overdue by the tick. */
  readonly due: number;
}

/** One tick to every partition, with what it publishes. */
export interface TickFigures {
  readonly customers: number;
  readonly due: number;
  readonly ticks: number;
  readonly cpuMsPerTick: number;
  /** Indicators published a tick: who was touched indeed. */
  readonly published: number;
}

const TICKS = 8;
/** The first rounds warm the code and are not counted: as many as it takes to have so many customers touched. */
const WARM_UP_CUSTOMERS = 20_000;
const WARM_UP_ROUNDS = { least: 4, most: 60 };
/** After the day on which the loaded invoices stop being recent, before any of them is due. */
const FIRST_DAY = 400;
const FAR_DUE_DAY = 2_000;
const DAYS_A_ROUND = 3;

/** Ticks over customers with one open invoice each: in every round some have another that fell due the day before. */
export async function measureTicks({ customers, due, ...options }: TickOptions): Promise<TickFigures> {
  const books = await createBookkeeper(options);
  const everyone = Array.from({ length: customers }, (_, c) => books.invoice(c, 'far', 0, FAR_DUE_DAY));
  await books.load(everyone);
  await books.load(books.ticks(FIRST_DAY));
  const watch = new Stopwatch();
  const warmUp = warmUpRounds(due);
  let published = 0;
  for (let round = 0; round < warmUp + TICKS; round += 1) {
    const day = FIRST_DAY + 1 + round * DAYS_A_ROUND;
    const touched = await roundOf(books, day, dueOnes(customers, due), round < warmUp ? undefined : watch);
    if (round >= warmUp) published += touched;
  }
  const cpuMsPerTick = watch.cpuUs / 1_000 / TICKS;
  return { customers, due, ticks: TICKS, cpuMsPerTick, published: published / TICKS };
}

const warmUpRounds = (due: number): number =>
  Math.max(
    WARM_UP_ROUNDS.least,
    Math.min(WARM_UP_ROUNDS.most, Math.ceil(WARM_UP_CUSTOMERS / Math.max(1, due))),
  );

/** Spread over all customers, so over all partitions. */
const dueOnes = (customers: number, due: number): number[] =>
  Array.from({ length: due }, (_, i) => Math.floor((i * customers) / due));

/** Invoices due today, the tick that finds them overdue, and their payment. @returns indicators that the tick published */
async function roundOf(books: Bookkeeper, day: number, due: readonly number[], watch?: Stopwatch) {
  const { load, ticks, invoice, payment, monitor } = books;
  await load(ticks(day));
  const issued = due.map((customer) => invoice(customer, `${day}`, day, day));
  await load(issued);
  const before = indicatorsOf(monitor.outputs);
  await load(ticks(day + 1), watch);
  const published = indicatorsOf(monitor.outputs) - before;
  const paid: LogEntry[] = issued.map((entry) => payment(entry, day + 1));
  await load(paid);
  return published;
}

const indicatorsOf = (outputs: Readonly<Record<string, number>>): number => outputs['risk.indicators'] ?? 0;
