import { tickEntry, type LogEntry } from '../workload/entry.ts';
import { plainInvoice, plainPayment, type InvoiceEntry } from '../workload/plain-invoice.ts';
import { readPolicy } from '../workload/policy.ts';
import { batchesOf } from './batches.ts';
import { createFramer, offlineCodec } from './frames.ts';
import { createMonitor } from './monitor.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface BookkeeperOptions {
  readonly partitions: number;
  /** Records in a transaction. */
  readonly batch: number;
  readonly policy?: string;
}

/** Writes plain entries and has a monitor take them, the policy first, and the tick of day 0. */
export async function createBookkeeper({ partitions, batch, policy: path }: BookkeeperOptions) {
  const policy = readPolicy(path);
  const codec = await offlineCodec();
  const frame = createFramer(codec, partitions);
  const monitor = createMonitor(codec, partitions);
  let serial = 0;
  const eventId = () => `00000000-0000-4000-a000-${String(++serial).padStart(12, '0')}`;

  /** Has the monitor take the entries; a watch runs only while it works. */
  async function load(entries: Iterable<LogEntry>, watch?: Stopwatch): Promise<void> {
    const frames = (function* () {
      for (const entry of entries) yield frame(entry);
    })();
    for (const records of batchesOf(frames, partitions, batch)) {
      await codec.ensure(records.map(({ value }) => value));
      watch?.start();
      monitor.run(records);
      watch?.stop();
    }
  }

  /** A tick to every partition. */
  const ticks = (day: number) => Array.from({ length: partitions }, (_, p) => tickEntry(p, day, eventId()));
  const invoice = (customer: number, name: string, day: number, dueDay: number): InvoiceEntry =>
    plainInvoice(
      {
        customer,
        invoiceId: `${customer}-${name}`,
        day,
        dueDay,
        eventId: eventId(),
        currency: policy.currency,
      },
      partitions,
    );
  const payment = (entry: InvoiceEntry, day: number) => plainPayment(entry, day, eventId());

  await load([...policy.entries(partitions), ...ticks(0)]);
  return { monitor, load, ticks, invoice, payment };
}

export type Bookkeeper = Awaited<ReturnType<typeof createBookkeeper>>;
