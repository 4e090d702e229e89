import type { Message, ProducerConfig, RecordMetadata } from 'kafkajs';
import { toMessage } from './convert.ts';
import { Partitioners } from './kafkajs.ts';
import { keyOf, type OutputRecord, type TopicPartition } from '../record.ts';

/** Where an appended record stands. The offset is null when the broker took it for a resend and no longer says. */
export interface AppendedAt extends TopicPartition {
  readonly offset: number | null;
}

/** Remembers which partition the partitioner chose for each message, since kafkajs only tells where each partition's run began. */
export function createPlacement(): {
  readonly createPartitioner: NonNullable<ProducerConfig['createPartitioner']>;
  messageOf(record: OutputRecord): Message;
  positions(
    records: readonly OutputRecord[],
    messages: readonly Message[],
    sent: readonly RecordMetadata[],
  ): AppendedAt[];
} {
  const chosen = new WeakMap<Message, number>();
  return {
    createPartitioner: () => {
      const choose = Partitioners.DefaultPartitioner();
      return (args) => {
        const partition = choose(args);
        chosen.set(args.message, partition);
        return partition;
      };
    },
    messageOf: toMessage,
    positions(records, messages, sent) {
      const next = new Map(
        sent.map((one) => [
          keyOf({ topic: one.topicName, partition: one.partition }),
          Number(one.baseOffset ?? -1),
        ]),
      );
      return records.map(({ topic }, at) => {
        const partition = chosen.get(messages[at] as Message) ?? -1;
        const key = keyOf({ topic, partition });
        const offset = next.get(key) ?? -1;
        if (offset >= 0) next.set(key, offset + 1);
        return { topic, partition, offset: offset < 0 ? null : offset };
      });
    },
  };
}
