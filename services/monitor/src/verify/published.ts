import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';
import type { Scope } from './derive.ts';

/** A decision as it stands on its topic. */
export interface Published {
  readonly record: ConsumedRecord;
  /** Offset of the log's record that led to it. */
  readonly source: number;
}

/** The decisions of a topic that are in scope, in their order. Throws on a record that is none. */
export async function* publishedDecisions(
  reader: LogReader,
  codec: Codec,
  topic: string,
  { partition, end, customerId }: Scope,
): AsyncGenerator<Published> {
  const at = { topic, partition };
  const { low, high } = await reader.offsets(at);
  for await (const records of reader.read(at, low, high)) {
    await codec.ensure(records.map((record) => record.value));
    for (const record of records) {
      if (customerId !== null && record.key?.toString('utf8') !== customerId) continue;
      const source = sourceOf(codec, record);
      if (source < end) yield { record, source };
    }
  }
}

export function sourceOf(
  codec: Codec,
  { topic, value, ...at }: { topic: string; value: Buffer | null; offset?: number },
): number {
  const decoded = codec.decode(value);
  const where = `${topic}${at.offset === undefined ? '' : ` at ${at.offset}`}`;
  if (!decoded.ok) throw new Error(`${where} is no decision: ${decoded.message}`);
  if (!('offset' in decoded.record)) throw new Error(`${where} is no decision but ${decoded.type}`);
  return decoded.record.offset;
}
