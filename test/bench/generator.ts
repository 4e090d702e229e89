import { createCustomers, shuffle } from './workload/customers.ts';
import { busyDay, DUPLICATES } from './workload/busy-day.ts';
import {
  entryOf,
  nextBusinessDay,
  startOfDayMs,
  tickEntry,
  weekday,
  type LogEntry,
} from './workload/entry.ts';
import { book, type BenchInvoice, type Happening } from './workload/happenings.ts';
import { createLives } from './workload/invoice-life.ts';
import { seeded } from './workload/random.ts';

export interface WorkloadOptions {
  readonly customers: number;
  /** Events of the replayed period, ticks and duplicates included; reached to about 0.1 %. */
  readonly events: number;
  /** Length of the period in calendar days. */
  readonly days: number;
  readonly partitions: number;
  readonly seed: number;
  readonly currency: string;
}

const HOUR_MS = 3_600_000;
/** Work goes on at weekends, a little: the share of a business day's. */
const weightOf = (day: number): number => [1, 1, 1, 1, 1, 0.12, 0.04][weekday(day)] as number;

/**
 * A receivables ledger, invented from a seed: the same options, the same events. `year` is the period day by day with a
 * tick to every partition each business day; `day` is the one business day after it, at any number of events. Both
 * stream; `day` may be called once the year has been read.
 */
export function createWorkload(options: WorkloadOptions) {
  const { days, partitions, currency } = options;
  const random = seeded(options.seed);
  const { pick } = createCustomers(random, options.customers, partitions);
  const calendar = Array.from({ length: days }, (): Happening[] => []);
  const again = Array.from({ length: days }, (): LogEntry[] => []);
  const invoices: BenchInvoice[] = [];
  let scheduled = 0;
  let written = 0;
  const lives = createLives(random, {
    days,
    nextBusinessDay,
    at(day, happening) {
      if (day >= days) return;
      (calendar[day] as Happening[]).push(happening);
      scheduled += 1;
    },
  });

  function* ticks(day: number): Generator<LogEntry> {
    for (let p = 0; p < partitions; p += 1) yield tickEntry(p, day, random.uuid());
  }

  function* year(): Generator<LogEntry> {
    const ahead = workAhead(days);
    const target = options.events - ahead.businessDays * partitions;
    for (let day = 0; day < days; day += 1) {
      if (weekday(day) < 5) yield* ticks(day);
      const fresh = ((target - written - scheduled) / (ahead.from[day] as number)) * weightOf(day);
      for (let i = Math.floor(Math.max(0, fresh) + random.next()); i > 0; i -= 1)
        invoices.push(lives.live(pick(), day));
      const today = calendar[day] as Happening[];
      calendar[day] = [];
      scheduled -= today.length;
      shuffle(random, today);
      yield* write(day, today);
    }
  }

  /** A day's happenings from 7 to 18 o'clock, duplicates at once or up to twenty days later. */
  function* write(day: number, happenings: readonly Happening[]): Generator<LogEntry> {
    const stepMs = (11 * HOUR_MS) / (happenings.length + 1);
    for (const [i, happening] of happenings.entries()) {
      const atMs = Math.round(startOfDayMs(day) + 7 * HOUR_MS + i * stepMs);
      const entry = entryOf(happening, random.uuid(), atMs, currency);
      book(happening);
      written += 1;
      yield entry;
      if (random.next() >= DUPLICATES) continue;
      const later = random.next() < 0.5 ? 0 : random.int(1, 20);
      if (later === 0) {
        written += 1;
        yield entry;
      } else again[day + later]?.push(entry);
    }
    for (const entry of again[day] as LogEntry[]) {
      written += 1;
      yield entry;
    }
    again[day] = [];
  }

  function* day(events: number): Generator<LogEntry> {
    const date = nextBusinessDay(days);
    yield* ticks(date);
    const open = invoices.filter((invoice) => invoice.left > 0);
    yield* busyDay({ random, lives, pick, open, date, currency, events: events - partitions });
  }

  return { year, day };
}

/** Work left from each day on, in invoices' events of a business day: later days see less of what follows an invoice. */
function workAhead(days: number): { readonly from: Float64Array; readonly businessDays: number } {
  const from = new Float64Array(days + 1);
  let businessDays = 0;
  for (let day = days - 1; day >= 0; day -= 1) {
    const follows = 1.1 * Math.min(1, Math.max(0, (days - day - 10) / 60));
    from[day] = (from[day + 1] as number) + weightOf(day) * (1 + DUPLICATES) * (1 + follows);
    if (weekday(day) < 5) businessDays += 1;
  }
  return { from, businessDays };
}
