import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka } from 'kafkajs';
import { rate, save, serve, state } from './orders.mjs';

const { KAFKA_BROKERS = '127.0.0.1:9092', REGISTRY_URL = 'http://127.0.0.1:8081' } = process.env;
const CHANGES = 'risk.rating-changes';
const kafka = new Kafka({ clientId: 'order-hold', brokers: KAFKA_BROKERS.split(',') });
const registry = new SchemaRegistry({ host: REGISTRY_URL });

// The first time: changes from here on; risk.ratings, from its beginning, tells what was in force before.
if (Object.keys(state.next).length === 0) {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(CHANGES);
  for (const { partition, high } of ends) state.next[`${CHANGES} ${partition}`] = high;
  await admin.disconnect();
}

const consumer = kafka.consumer({ groupId: 'order-hold', sessionTimeout: 10_000 });
consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || process.exit(1));
await consumer.connect();
await consumer.subscribe({ topics: ['risk.ratings', CHANGES], fromBeginning: true });
await consumer.run({
  autoCommit: false, // the position is kept with the state
  eachBatch: async ({ batch }) => {
    for (const { key, value } of batch.messages) {
      const record = value === null ? null : await registry.decode(value);
      if (record === null) delete state.ratings[String(key)];
      else rate(record.customerId, ratingOf(record));
    }
    state.next[`${batch.topic} ${batch.partition}`] = String(BigInt(batch.lastOffset()) + 1n);
    save();
  },
});
for (const [place, offset] of Object.entries(state.next)) {
  const [topic, partition] = place.split(' ');
  consumer.seek({ topic, partition: Number(partition), offset });
}
serve();

function ratingOf({ grade, toGrade, offset, asOf }) {
  return { grade: grade ?? toGrade, offset, asOf: new Date(asOf * 86_400_000).toISOString().slice(0, 10) };
}
