import type { AuditSealed, Decoder } from '@foreshock/contracts';
import type { LogReader, TopicPartition } from '@foreshock/streaming';

/** Every seal of one partition of the audit, in order. @throws when a record of the topic is no seal. */
export async function sealsOf(
  decoder: Decoder,
  reader: LogReader,
  at: TopicPartition,
): Promise<AuditSealed[]> {
  const { low, high } = await reader.offsets(at);
  const seals: AuditSealed[] = [];
  for await (const records of reader.read(at, low, high)) {
    await decoder.ensure(records.map((record) => record.value));
    for (const { offset, value } of records) {
      const decoded = decoder.decode(value);
      if (!decoded.ok || decoded.type !== 'AuditSealed')
        throw new Error(`${at.topic}/${String(at.partition)}/${String(offset)} is no seal`);
      seals.push(decoded.record);
    }
  }
  return seals;
}
