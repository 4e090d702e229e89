import { createCodec, createSchemaRegistry, type Codec } from '@foreshock/contracts';
import {
  createKafkaClient,
  createLogProducer,
  createLogReader,
  createTopicAdmin,
  type KafkaClient,
  type LogReader,
  type TopicAdmin,
} from '@foreshock/streaming';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { createPolicyRegister } from './live-register.ts';
import { registerContract } from './register.contract.ts';
import { activate, approve, by, propose } from './testing/acts.ts';
import { shownEvent } from './testing/shown-event.ts';
import type { RegisterTopics } from './topics.ts';

const PARTITIONS = 4;
const names: string[] = [];
let kafka: KafkaClient;
let admin: TopicAdmin;
let codec: Codec;
let reader: LogReader;

beforeAll(async () => {
  const stack = stackEndpoints();
  kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'register-test' });
  admin = await createTopicAdmin(kafka);
  codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  reader = createLogReader(kafka);
});
afterAll(async () => {
  await admin.deleteTopics(names);
  await Promise.all([reader.close(), admin.close()]);
});

/** A register of its own, with any number of writers. */
async function place() {
  const topics: RegisterTopics = {
    register: uniqueName('register'),
    log: uniqueName('register_log'),
    audit: uniqueName('register_audit'),
  };
  const transactionalId = uniqueName('register_writer');
  names.push(topics.register, topics.log, topics.audit);
  await admin.ensureTopics([
    { name: topics.register, partitions: 1 },
    { name: topics.log, partitions: PARTITIONS },
    { name: topics.audit, partitions: 1 },
  ]);
  const writer = () => {
    const producer = createLogProducer({ kafka, transactionalId });
    const register = createPolicyRegister({ reader, producer, codec, fit: () => null, topics });
    return { register, close: () => producer.close() };
  };
  const log = () => Promise.all(Array.from({ length: PARTITIONS }, (_, at) => eventsOf(topics.log, at)));
  return { topics, transactionalId, writer, log };
}

async function eventsOf(topic: string, partition: number): Promise<string[]> {
  const events: string[] = [];
  const { high } = await reader.offsets({ topic, partition });
  for await (const records of reader.read({ topic, partition }, 0, high)) {
    await codec.ensure(records.map(({ value }) => value));
    for (const { value } of records) {
      const decoded = codec.decode(value);
      if (!decoded.ok) throw new Error(decoded.message);
      if (decoded.type === 'PolicyActivated' || decoded.type === 'ShadowDeactivated')
        events.push(shownEvent(decoded));
    }
  }
  return events;
}

registerContract('the register on Kafka', async () => {
  const { writer, log } = await place();
  return { ...writer(), log };
});

const approved = (version: string): [Command, string][] => [
  [propose(version), 'ann'],
  [approve(version), 'bob'],
];

it('a writer that dies between two partitions leaves nothing on any', async () => {
  const { topics, transactionalId, writer, log } = await place();
  const { register, close } = writer();
  for (const [command, name] of [...approved('1'), ...approved('2')]) await register.act(command, by(name));
  await register.act(activate('1'), by('cleo'));

  const dying = kafka.producer({ transactionalId });
  await dying.connect();
  const transaction = await dying.transaction();
  await transaction.send({ topic: topics.log, messages: copies('torn', PARTITIONS / 2) });
  await dying.disconnect();
  for (const events of await log()) expect(events).toEqual(['1 LIVE']);

  const done = await register.act(activate('2'), by('cleo'));
  expect(done).toMatchObject({ isNew: true });
  for (const events of await log()) expect(events).toEqual(['1 LIVE', '2 LIVE']);
  await close();
}, 60_000);

/** An activation for the first partitions, as a writer sends them that comes no further. */
function copies(version: string, partitions: number) {
  const value = codec.encode('PolicyActivated', {
    ...{ eventId: version, occurredAt: 0, source: 'test', policyId: 'default', version },
    ...{ hash: '', body: '', mode: 'LIVE' as const, activatedBy: 'cleo', approvedBy: 'bob' },
    ...{ proposedBy: 'ann', rollbackOf: null },
  });
  return Array.from({ length: partitions }, (_, partition) => ({ partition, value }));
}

it('of two writers at once each decides on what the other did, and all partitions tell one story', async () => {
  const { writer, log } = await place();
  const writers = [writer(), writer()];
  for (const [command, name] of [...approved('1'), ...approved('2')])
    await writers[0]!.register.act(command, by(name));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, at) =>
      writers[at % 2]!.register.act(activate(String(1 + (at % 2))), by('cleo')),
    ),
  );
  const [first, ...others] = await log();
  for (const events of others) expect(events).toEqual(first);
  // nobody activated what was live already, since each saw what the other had done
  first?.forEach((event, at) => expect(event).not.toBe(first[at + 1]));
  const written = outcomes.filter(
    (one) => one.status === 'fulfilled' && 'isNew' in one.value && one.value.isNew,
  );
  expect(first!.length).toBeGreaterThanOrEqual(Math.max(1, written.length));
  const life = await writers[1]!.register.life();
  const switches = [...life.versions.values()].flatMap((version) => version.switches);
  expect(switches).toHaveLength(first!.length);
  await Promise.all(writers.map(({ close }) => close()));
}, 120_000);
