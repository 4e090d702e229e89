import { topicByName, type Codec } from '@foreshock/contracts';
import type { LogReader } from '@foreshock/streaming';

/** Whose warning it is, and in which partition its customer lives; null when no such warning was published. */
export async function findWarning(
  reader: LogReader,
  codec: Codec,
  warningId: string,
): Promise<{ readonly customerId: string; readonly partition: number } | null> {
  const topic = topicByName('risk.warnings').name;
  for (const partition of await reader.partitions(topic)) {
    const at = { topic, partition };
    const { low, high } = await reader.offsets(at);
    for await (const records of reader.read(at, low, high)) {
      await codec.ensure(records.map((record) => record.value));
      for (const { value } of records) {
        const decoded = codec.decode(value);
        if (!decoded.ok || !('warningId' in decoded.record) || !('partition' in decoded.record)) continue;
        const { customerId, partition: home } = decoded.record;
        if (decoded.record.warningId === warningId) return { customerId, partition: home };
      }
    }
  }
  return null;
}
