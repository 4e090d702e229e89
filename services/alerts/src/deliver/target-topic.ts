import type { Codec, DeliveryUpdated, TargetUpdated } from '@foreshock/contracts';
import { cloudEventHeaders } from '@foreshock/contracts';
import type { Component } from '@foreshock/service';
import { createTailConsumer, type KafkaClient, type LogProducer } from '@foreshock/streaming';
import type { Clock } from './clock.ts';
import type { TargetStates } from './target-states.ts';

export interface TargetTopicOptions {
  readonly kafka: KafkaClient;
  readonly codec: Codec;
  readonly producer: LogProducer;
  readonly topic: string;
  readonly states: TargetStates;
  readonly clock: Clock;
  readonly onFatal: (error: unknown) => void;
}

export interface TargetTopic {
  /** Follows the topic from its beginning; started once all of it is known. */
  readonly component: Component;
  /** Says that a receiver wants no more. Every instance hears of it. */
  closeTarget(delivery: DeliveryUpdated, error: string): Promise<void>;
}

/** Keeps every instance's view of the targets by their topic. */
export function targetTopic(options: TargetTopicOptions): TargetTopic {
  const { kafka, codec, producer, topic, states, clock, onFatal } = options;
  const tail = createTailConsumer({
    kafka,
    topics: [topic],
    from: 'beginning',
    onFatal,
    onRecords: async (records) => {
      await codec.ensure(records.map(({ value }) => value));
      for (const { value } of records) {
        const decoded = codec.decode(value);
        // What nobody can read says nothing about a target; it stays on the topic.
        if (decoded.ok && decoded.type === 'TargetUpdated') states.apply(decoded.record);
      }
    },
  });
  return {
    component: {
      name: 'target states',
      start: async () => {
        await tail.start();
        await tail.caughtUp();
      },
      stop: () => tail.stop(),
    },
    async closeTarget({ target, deliveryId }, error) {
      const updatedAt = clock.now();
      const closed = {
        target,
        state: 'DISABLED',
        reason: error,
        deliveryId,
        updatedBy: null,
        updatedAt,
      } as const;
      await producer.sendBatch([targetRecord(codec, topic, closed)]);
      states.apply(closed);
    },
  };
}

function targetRecord(
  codec: Codec,
  topic: string,
  update: TargetUpdated,
): Parameters<LogProducer['sendBatch']>[0][number] {
  const headers = cloudEventHeaders({
    id: `${update.target}.${update.updatedAt}`,
    source: '/foreshock/alerts',
    type: 'TargetUpdated',
    timeMs: update.updatedAt,
    subject: update.target,
  });
  return { topic, key: update.target, value: codec.encode('TargetUpdated', update), headers };
}
