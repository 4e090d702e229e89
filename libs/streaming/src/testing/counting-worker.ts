import { stackEndpoints } from '@foreshock/testing';
import { ExactlyOnceRuntime } from '../exactly-once.ts';
import { createKafkaClient } from '../kafka/client.ts';
import { counting } from './counting-task.ts';

/** A process to be killed: counts records, slowly enough that a kill finds it at work. Stops on SIGTERM. */
const { input, output, letters, groupId } = JSON.parse(process.argv[2] ?? '') as Record<
  'input' | 'output' | 'letters' | 'groupId',
  string
>;
const kafka = createKafkaClient({ brokers: stackEndpoints().kafka.brokers, clientId: 'counting-worker' });
const runtime = new ExactlyOnceRuntime({
  kafka,
  groupId,
  topics: [input],
  taskFactory: counting(output),
  deadLetterTopic: letters,
  maxRecordsPerTransaction: 10,
  sessionTimeoutMs: 6_000,
  heartbeatMs: 500,
  onFatal: (error) => {
    console.error(error);
    process.exit(1);
  },
});
process.once('SIGTERM', () => {
  runtime.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
await runtime.start();
