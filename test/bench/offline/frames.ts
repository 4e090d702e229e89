import { createCodec, createFakeRegistry, type Codec } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { LogEntry } from '../workload/entry.ts';

/** A codec on a registry of its own. */
export async function offlineCodec(): Promise<Codec> {
  const codec = createCodec(createFakeRegistry());
  await codec.registerAll();
  return codec;
}

/** The entry's value in Confluent framing. */
export function encodeEntry(codec: Codec, entry: LogEntry): Buffer {
  switch (entry.type) {
    case 'InvoiceEvent':
      return codec.encode(entry.type, entry.record);
    case 'PaymentEvent':
      return codec.encode(entry.type, entry.record);
    case 'ClockTick':
      return codec.encode(entry.type, entry.record);
    case 'PolicyActivated':
      return codec.encode(entry.type, entry.record);
  }
}

/** Gives entries the offsets of their partitions and the form in which a consumer gets them. */
export function createFramer(codec: Codec, partitions: number): (entry: LogEntry) => ConsumedRecord {
  const offsets = new Array<number>(partitions).fill(0);
  return (entry) => {
    const { partition, key, record } = entry;
    const offset = offsets[partition] as number;
    offsets[partition] = offset + 1;
    return {
      topic: 'ledger.events',
      partition,
      offset,
      timestampMs: record.occurredAt,
      key: key === null ? null : Buffer.from(key),
      value: encodeEntry(codec, entry),
      headers: {},
    };
  };
}
