import type { BenchCustomer } from './customers.ts';
import { entryOf, startOfDayMs, type LogEntry } from './entry.ts';
import { book, type BenchInvoice, type Happening, type PaymentHappening } from './happenings.ts';
import type { createLives } from './invoice-life.ts';
import type { Random } from './random.ts';

/** Share of the events that come twice. */
export const DUPLICATES = 0.02;

export interface BusyDay {
  readonly random: Random;
  readonly lives: ReturnType<typeof createLives>;
  readonly pick: () => BenchCustomer;
  /** Invoices open in the morning; the day's own join them. */
  readonly open: BenchInvoice[];
  /** Days since the start of the period. */
  readonly date: number;
  readonly currency: string;
  readonly events: number;
}

/** One business day of any size: invoices written, invoices open paid in whole or part, some amended, credited, returned. */
export function* busyDay(day: BusyDay): Generator<LogEntry> {
  const { random, date, currency, events } = day;
  const stepMs = (11 * 3_600_000) / (events + 1);
  let lastPayment: PaymentHappening | null = null;
  for (let written = 0; written < events; written += 1) {
    const happening = next(day, lastPayment);
    lastPayment = happening.is === 'payment' && happening.kind === 'RECEIVED' ? happening : null;
    const atMs = Math.round(startOfDayMs(date) + 7 * 3_600_000 + written * stepMs);
    const entry = entryOf(happening, random.uuid(), atMs, currency);
    book(happening);
    yield entry;
    if (random.next() < DUPLICATES && ++written < events) yield entry;
  }
}

function next(day: BusyDay, lastPayment: PaymentHappening | null): Happening {
  const { random, open } = day;
  const chance = random.next();
  if (open.length === 0 || chance < 0.465) return issue(day);
  if (lastPayment !== null && chance > 0.99) return { ...lastPayment, kind: 'REVERSED' };
  const index = random.int(0, open.length - 1);
  const invoice = open[index] as BenchInvoice;
  if (invoice.left === 0) {
    remove(open, index);
    return issue(day);
  }
  if (chance < 0.93 || (chance < 0.96 && invoice.credited)) return pay(day, invoice, index);
  if (chance < 0.96) {
    const amount = Math.round(invoice.amount * (0.7 + random.next() * 0.6));
    return { is: 'invoice', kind: 'AMENDED', invoice, due: invoice.due, amount };
  }
  const kind = chance < 0.97 ? 'CANCELLED' : 'CREDIT_NOTE';
  const amount =
    kind === 'CANCELLED' ? invoice.left : Math.round(invoice.left * (0.05 + random.next() * 0.4));
  if (kind === 'CANCELLED') remove(open, index);
  return { is: 'invoice', kind, invoice, due: invoice.due, amount };
}

function issue({ pick, lives, date, open }: BusyDay): Happening {
  const { invoice, amount } = lives.newInvoice(pick(), date);
  open.push(invoice);
  return { is: 'invoice', kind: 'ISSUED', invoice, due: invoice.due, amount };
}

function pay({ random, lives, date, open }: BusyDay, invoice: BenchInvoice, index: number): Happening {
  const whole = random.next() < 0.86;
  const amountMinor = whole
    ? invoice.left
    : Math.max(1, Math.floor(invoice.left * (0.3 + random.next() * 0.4)));
  if (amountMinor >= invoice.left) remove(open, index);
  const { customer } = invoice;
  const allocations = [{ invoice, amountMinor }];
  return { is: 'payment', kind: 'RECEIVED', customer, id: lives.newPaymentId(), date, allocations };
}

/** Takes one out of an unordered list. */
function remove<T>(list: T[], index: number): void {
  const last = list.pop() as T;
  if (index < list.length) list[index] = last;
}
