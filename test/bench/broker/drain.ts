import { createKafkaClient } from '@foreshock/streaming';
import { DRAIN_READY } from './drain-ready.ts';

/** The ceiling: reads every record of a topic with kafkajs and does nothing with it but commit its position. */
const [brokers = '', groupId = '', topic = ''] = process.argv.slice(2);
const kafka = createKafkaClient({ brokers: brokers.split(','), clientId: 'bench-drain' });
const consumer = kafka.consumer({
  groupId,
  maxBytesPerPartition: 1024 * 1024,
  maxWaitTimeInMs: 50,
});
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
let bytes = 0;
await consumer.run({
  autoCommitInterval: 100,
  partitionsConsumedConcurrently: 8,
  eachBatch: ({ batch }) => {
    for (const message of batch.messages) bytes += message.value?.length ?? 0;
    return Promise.resolve();
  },
});
console.log(DRAIN_READY);
process.on('SIGTERM', () => {
  void consumer.disconnect().then(() => {
    console.log(JSON.stringify({ bytes }));
    process.exit(0);
  });
});
