import { eventually, stackEndpoints, uniqueName } from '@foreshock/testing';
import { createKafkaClient, type KafkaClient } from '../kafka/client.ts';
import { createLogReader } from '../kafka/reader.ts';
import { createLogProducer } from '../log-producer.ts';
import type { ConsumedRecord, OutputRecord } from '../record.ts';
import { createTopicAdmin, type TopicAdmin } from '../topics.ts';

/** Topics of one test on the real broker, gone after it. */
export interface StackTopics {
  readonly kafka: KafkaClient;
  /** Creates a topic with a name nobody else uses. */
  topic(prefix: string, partitions?: number, config?: Record<string, string>): Promise<string>;
  send(records: readonly OutputRecord[]): Promise<void>;
  /** Committed records of all partitions of a topic, partition after partition. */
  committed(topic: string): Promise<readonly ConsumedRecord[]>;
  /** Waits until the topic holds at least `count` committed records and returns them. */
  waitFor(topic: string, count: number): Promise<readonly ConsumedRecord[]>;
  close(): Promise<void>;
}

export async function stackTopics(): Promise<StackTopics> {
  const kafka = createKafkaClient({ brokers: stackEndpoints().kafka.brokers, clientId: 'streaming-test' });
  const admin: TopicAdmin = await createTopicAdmin(kafka);
  const producer = createLogProducer({ kafka });
  const reader = createLogReader(kafka);
  const names: string[] = [];

  const committed = async (topic: string): Promise<ConsumedRecord[]> => {
    const records: ConsumedRecord[] = [];
    for (const partition of await reader.partitions(topic)) {
      for await (const chunk of reader.read({ topic, partition }, 0, Number.MAX_SAFE_INTEGER))
        records.push(...chunk);
    }
    return records;
  };

  return {
    kafka,
    topic: async (prefix, partitions = 1, config = {}) => {
      const name = uniqueName(prefix);
      await admin.ensureTopics([{ name, partitions, config }]);
      names.push(name);
      return name;
    },
    send: async (records) => void (await producer.sendBatch(records)),
    committed,
    waitFor: (topic, count) =>
      eventually(
        `${String(count)} records in ${topic}`,
        async () => {
          const records = await committed(topic);
          return records.length >= count ? records : undefined;
        },
        60_000,
      ),
    close: async () => {
      if (names.length > 0) await admin.deleteTopics(names);
      await Promise.all([admin.close(), producer.close(), reader.close()]);
    },
  };
}
