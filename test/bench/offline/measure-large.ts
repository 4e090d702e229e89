import type { InvoiceEntry } from '../workload/plain-invoice.ts';
import { createBookkeeper, type Bookkeeper, type BookkeeperOptions } from './bookkeeper.ts';
import { Stopwatch } from './stopwatch.ts';

export interface LargeOptions extends BookkeeperOptions {
  readonly customers: number;
  /** Open invoices of the large customer. */
  readonly openInvoices: number;
  /** Batches of each that are timed, 1,000 by default; a fifth as many come before and warm the code. */
  readonly rounds?: number;
}

/** An event of one customer with very many open invoices, beside one of a customer with few. */
export interface LargeFigures {
  readonly customers: number;
  readonly largeOpenInvoices: number;
  readonly ordinaryOpenInvoices: number;
  /** Events of each of the two customers. */
  readonly events: number;
  readonly largeCpuUsPerEvent: number;
  readonly ordinaryCpuUsPerEvent: number;
}

const ORDINARY_OPEN_INVOICES = 20;
const LARGE = 0;
const DAY = 10;
const DUE_DAY = 40;
/** Invoices written, and as many paid, in a batch. */
const A_BATCH = 10;
const ROUNDS = 1_000;

/** The two in turn get batches of the same form: new invoices, and payments of the oldest ones that are open. */
export async function measureLarge({
  customers,
  openInvoices,
  ...options
}: LargeOptions): Promise<LargeFigures> {
  const books = await createBookkeeper(options);
  const openOf = (customer: number, count: number) =>
    Array.from({ length: count }, (_, i) => books.invoice(customer, `open-${i}`, 0, DUE_DAY + (i % 30)));
  const large = openOf(LARGE, openInvoices);
  await books.load(large);
  const ordinary = Array.from({ length: customers - 1 }, (_, i) => openOf(i + 1, ORDINARY_OPEN_INVOICES));
  for (const invoices of ordinary) await books.load(invoices);
  await books.load(books.ticks(DAY));
  const rounds = options.rounds ?? ROUNDS;
  const warmUp = Math.ceil(rounds / 5);
  const watches = { large: new Stopwatch(), ordinary: new Stopwatch() };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const timed = round >= warmUp;
    const one = round % ordinary.length;
    await turn(books, LARGE, large, round, timed ? watches.large : undefined);
    await turn(books, one + 1, ordinary[one] ?? [], round, timed ? watches.ordinary : undefined);
  }
  const events = rounds * A_BATCH * 2;
  return {
    customers,
    largeOpenInvoices: openInvoices,
    ordinaryOpenInvoices: ORDINARY_OPEN_INVOICES,
    events,
    largeCpuUsPerEvent: watches.large.cpuUs / events,
    ordinaryCpuUsPerEvent: watches.ordinary.cpuUs / events,
  };
}

/** One batch of one customer; his number of open invoices stays what it was. */
async function turn(
  books: Bookkeeper,
  customer: number,
  open: InvoiceEntry[],
  round: number,
  watch?: Stopwatch,
) {
  const issued = Array.from({ length: A_BATCH }, (_, i) =>
    books.invoice(customer, `new-${round}-${i}`, DAY, DUE_DAY + i),
  );
  const paid = open.splice(0, A_BATCH).map((entry) => books.payment(entry, DAY));
  open.push(...issued);
  await books.load([...issued, ...paid], watch);
}
