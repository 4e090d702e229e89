import type { Codec, DeliveryUpdated } from '@foreshock/contracts';
import type { LogReader } from '@foreshock/streaming';

/** The last state of every delivery on the topic, by its id. */
export async function lastStates(reader: LogReader, codec: Codec): Promise<Map<string, DeliveryUpdated>> {
  const topic = 'alerts.deliveries';
  const states = new Map<string, DeliveryUpdated>();
  for (const partition of await reader.partitions(topic)) {
    const { low, high } = await reader.offsets({ topic, partition });
    for await (const records of reader.read({ topic, partition }, low, high)) {
      await codec.ensure(records.map(({ value }) => value));
      for (const { value } of records) {
        const decoded = codec.decode(value);
        if (!decoded.ok || decoded.type !== 'DeliveryUpdated') throw new Error('something else on the topic');
        states.set(decoded.record.deliveryId, decoded.record);
      }
    }
  }
  return states;
}

/** Deliveries that speak of each warning. */
export function idsByWarning(states: Iterable<DeliveryUpdated>): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { deliveryId, notices } of states)
    for (const { warningId } of notices)
      if (warningId !== null) ids.set(warningId, (ids.get(warningId) ?? new Set()).add(deliveryId));
  return ids;
}
