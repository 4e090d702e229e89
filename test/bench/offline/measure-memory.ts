import type { LogEntry } from '../workload/entry.ts';
import { createBookkeeper, type BookkeeperOptions } from './bookkeeper.ts';
import { memoryInUse } from './memory.ts';

export interface MemoryOptions extends BookkeeperOptions {
  readonly customers: number;
}

/** Invoices of a quiet customer, all paid long ago. */
const PAID_INVOICES = 2;
const DAYS_BETWEEN = 45;
const TERMS_DAYS = 30;
const OPEN_INVOICES = 10;

/**
 * Memory of a state of many customers. Quiet: two invoices in the past, paid, and nothing since. Open invoices: ten more
 * for one customer in ten, the difference divided by their number.
 */
export async function measureMemory({ customers, ...options }: MemoryOptions) {
  const { monitor, load, ticks, invoice, payment } = await createBookkeeper(options);
  function* quiet(day: number): Generator<LogEntry> {
    for (let c = 0; c < customers; c += 1) {
      const entry = invoice(c, `${day}`, day, day + TERMS_DAYS);
      yield entry;
      yield payment(entry, day);
    }
  }
  function* open(day: number): Generator<LogEntry> {
    for (let c = 0; c < customers; c += 10)
      for (let i = 0; i < OPEN_INVOICES; i += 1) yield invoice(c, `${day}-${i}`, day, day + TERMS_DAYS);
  }

  const before = memoryInUse();
  for (let i = 0; i < PAID_INVOICES; i += 1) {
    await load(quiet(i * DAYS_BETWEEN));
    await load(ticks((i + 1) * DAYS_BETWEEN));
  }
  const today = PAID_INVOICES * DAYS_BETWEEN;
  const loaded = memoryInUse();
  await load(open(today));
  const opened = memoryInUse();
  const bytes = (from: typeof before, to: typeof before) => to.heap + to.external - from.heap - from.external;
  return {
    workload: 'memory',
    customers: monitor.customers(),
    bytesPerQuietCustomer: bytes(before, loaded) / customers,
    bytesPerOpenInvoice: bytes(loaded, opened) / (Math.ceil(customers / 10) * OPEN_INVOICES),
    heapMb: opened.heap / 1e6,
    externalMb: opened.external / 1e6,
  };
}
