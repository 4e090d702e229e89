import type { Decoder } from '@foreshock/contracts';
import type { LogReader } from '@foreshock/streaming';
import { TOPICS } from './topics.ts';
import { evolve, NO_LIFE, type Life, type LifeRecord } from './life.ts';

/** How things stand by the register's topic, up to its end. @throws on a record that is none of the register's */
export async function readLife(
  reader: LogReader,
  decoder: Pick<Decoder, 'decode' | 'ensure'>,
  topic: string = TOPICS.register,
): Promise<Life> {
  let life = NO_LIFE;
  for (const partition of await reader.partitions(topic)) {
    const at = { topic, partition };
    const { low, high } = await reader.offsets(at);
    for await (const records of reader.read(at, low, high)) {
      await decoder.ensure(records.map(({ value }) => value));
      for (const { value } of records) life = evolve(life, decoded(decoder, value, topic));
    }
  }
  return life;
}

function decoded(decoder: Pick<Decoder, 'decode'>, value: Buffer | null, topic: string): LifeRecord {
  const result = decoder.decode(value);
  if (!result.ok) throw new Error(`${topic} cannot be read: ${result.message}`);
  const { type, record } = result;
  if (type === 'PolicyProposed') return { type, record };
  if (type === 'PolicyApproved') return { type, record };
  if (type === 'PolicySwitched') return { type, record };
  throw new Error(`${topic} holds ${type}, which does not belong there`);
}
