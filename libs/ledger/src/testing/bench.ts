import { advanceTo } from '../advance.ts';
import { applyEvent } from '../apply.ts';
import type { LedgerInput } from '../events.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { createStore, storeBytes } from '../store.ts';
import { issued, received } from './events.ts';

/*
 * CPU time of the fold and memory of ledgers, from plain events. Run it with --expose-gc:
 *   node --expose-gc --conditions=@foreshock/source --import tsx libs/ledger/src/testing/bench.ts fold|quiet|open|many
 */

const BASE = 'EUR';
const book = (amountMinor: number, currency: string): number | null =>
  currency === BASE ? amountMinor : null;
const START = 20_000;
/** The best round counts: the machine may be busy. */
const ROUNDS = 6;

/** µs of CPU (user and system, this thread) a call. */
function cpuMicros(calls: number, work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / calls;
}

function bytesInUse(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function apply(ledger: Ledger, events: readonly LedgerInput[]): void {
  for (const event of events) applyEvent(ledger, event, book);
}

/** Invoices, each paid ten days later by payments of up to three invoices. */
function ordinary(customer: number, invoices: number, perDay: number): LedgerInput[] {
  const events: LedgerInput[] = [];
  for (let i = 0; i < invoices; i++) {
    const on = START + Math.floor(i / perDay);
    events.push(issued(`INV-${customer}-${i}`, 10_000 + i, { issued: on, due: on + 30 }));
    if (i % 4 === 3) {
      events.push(received(`PAY-${customer}-${i}`, on, { [`INV-${customer}-${i - 1}`]: 9_999 + i }));
      const both = { [`INV-${customer}-${i - 2}`]: 9_998 + i, [`INV-${customer}-${i - 3}`]: 5_000 };
      events.push(received(`PAY-${customer}-${i}b`, on, both));
    }
  }
  return events;
}

function fold(customers: number, invoices: number, perDay: number): void {
  const logs = Array.from({ length: customers }, (_, c) => ordinary(c, invoices, perDay));
  const best = [Infinity, Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    const store = createStore();
    const ledgers = logs.map(() => createLedger(START, store));
    const events = logs.reduce((sum, log) => sum + log.length, 0);
    const figures = [
      cpuMicros(events, () => ledgers.forEach((ledger, c) => apply(ledger, logs[c]!))),
      cpuMicros(events, () => ledgers.forEach((ledger, c) => apply(ledger, logs[c]!))),
      cpuMicros(customers * 400, () => {
        for (let day = 1; day <= 400; day++) for (const ledger of ledgers) advanceTo(ledger, START + day);
      }),
    ];
    figures.forEach((figure, i) => (best[i] = Math.min(best[i]!, figure)));
  }
  const [event, duplicate, day] = best.map((figure) => figure.toFixed(2));
  console.log(
    `${customers} customers × ${invoices} invoices: ${event} µs an event, ${duplicate} µs a duplicate, ${day} µs a day`,
  );
}

function memory(
  name: string,
  customers: number,
  perCustomer: number,
  events: (c: number) => LedgerInput[],
): void {
  const before = bytesInUse();
  const store = createStore();
  const ledgers: Ledger[] = [];
  for (let c = 0; c < customers; c++) {
    const ledger = createLedger(START, store);
    apply(ledger, events(c));
    ledgers.push(ledger);
  }
  const bytes = bytesInUse() - before;
  console.log(
    `${name}: ${Math.round(bytes / customers / perCustomer)} bytes each, ` +
      `of them ${Math.round(storeBytes(store) / customers / perCustomer)} in the store (${ledgers.length} ledgers)`,
  );
}

const parts: Readonly<Record<string, () => void>> = {
  fold() {
    fold(1_000, 100, 1);
    fold(20_000, 10, 1);
    fold(1, 100_000, 200);
  },
  quiet: () => memory('quiet customer, 4 invoices, 3 paid', 50_000, 1, (c) => ordinary(c, 4, 1)),
  open: () => memory('open invoice, 10 a customer', 20_000, 10, (c) => ordinary(c, 10, 1).filter(isInvoice)),
  many: () =>
    memory('open invoice, 100000 a customer', 1, 100_000, (c) => ordinary(c, 100_000, 200).filter(isInvoice)),
};

function isInvoice(event: LedgerInput): boolean {
  return event.type === 'InvoiceEvent';
}

parts[process.argv[2] ?? 'fold']!();
