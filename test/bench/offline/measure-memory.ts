import type { InvoiceEvent } from '@foreshock/contracts';
import { customerId } from '../workload/customers.ts';
import { START_DAY, startOfDayMs, tickEntry, type LogEntry } from '../workload/entry.ts';
import { partitionOf } from '../workload/partitioner.ts';
import { readPolicy } from '../workload/policy.ts';
import { batchesOf } from './batches.ts';
import { createFramer, offlineCodec } from './frames.ts';
import { memoryInUse } from './memory.ts';
import { createMonitor } from './monitor.ts';

export interface MemoryOptions {
  readonly customers: number;
  readonly partitions: number;
  readonly batch: number;
  readonly policy?: string;
}

/** Invoices of a quiet customer, all paid long ago. */
const PAID_INVOICES = 2;
const DAYS_BETWEEN = 45;
const OPEN_INVOICES = 10;

/**
 * Memory of a state of many customers. Quiet: two invoices in the past, paid, and nothing since. Open invoices: ten more
 * for one customer in ten, the difference divided by their number.
 */
export async function measureMemory({ customers, partitions, batch, policy: path }: MemoryOptions) {
  const policy = readPolicy(path);
  const codec = await offlineCodec();
  const frame = createFramer(codec, partitions);
  const monitor = createMonitor(codec, partitions);
  let serial = 0;
  const eventId = () => `00000000-0000-4000-a000-${String(++serial).padStart(12, '0')}`;

  async function load(entries: Iterable<LogEntry>): Promise<void> {
    const frames = (function* () {
      for (const entry of entries) yield frame(entry);
    })();
    for (const records of batchesOf(frames, partitions, batch)) {
      await codec.ensure(records.map(({ value }) => value));
      monitor.run(records);
    }
  }
  const ticks = (day: number) => Array.from({ length: partitions }, (_, p) => tickEntry(p, day, eventId()));
  function* quiet(day: number): Generator<LogEntry> {
    for (let c = 0; c < customers; c += 1) {
      const entry = invoice(c, `${c}-${day}`, day, eventId(), policy.currency, partitions);
      yield entry;
      yield payment(entry, eventId());
    }
  }
  function* open(day: number): Generator<LogEntry> {
    for (let c = 0; c < customers; c += 10)
      for (let i = 0; i < OPEN_INVOICES; i += 1)
        yield invoice(c, `${c}-${day}-${i}`, day, eventId(), policy.currency, partitions);
  }

  await load([...policy.entries(partitions), ...ticks(0)]);
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

function invoice(
  customer: number,
  invoiceId: string,
  day: number,
  eventId: string,
  currency: string,
  partitions: number,
): LogEntry & { readonly type: 'InvoiceEvent' } {
  const id = customerId(customer);
  const record: InvoiceEvent = {
    eventId,
    occurredAt: startOfDayMs(day),
    source: 'erp',
    customerId: id,
    kind: 'ISSUED',
    invoiceId,
    issueDate: START_DAY + day,
    dueDate: START_DAY + day + 30,
    amountMinor: 120_000,
    currency,
    companyCode: null,
    documentType: null,
    orderId: null,
    terms: null,
  };
  return { partition: partitionOf(id, partitions), key: id, type: 'InvoiceEvent', record };
}

function payment({ partition, key, record }: ReturnType<typeof invoice>, eventId: string): LogEntry {
  const { occurredAt, source, customerId, invoiceId, amountMinor, currency, issueDate } = record;
  const allocations = [{ invoiceId, amountMinor }];
  const paymentId = `P-${invoiceId}`;
  return {
    partition,
    key,
    type: 'PaymentEvent',
    record: {
      eventId,
      occurredAt,
      source,
      customerId,
      kind: 'RECEIVED',
      paymentId,
      paymentDate: issueDate,
      amountMinor,
      currency,
      allocations,
      method: null,
    },
  };
}
