import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { TopicPartition } from './record.ts';

/** What the runtime reports; every call is per batch or rarer, never per record. */
export interface StreamingMetrics {
  /** Records between the committed position and the end of the partition. */
  lag(group: string, at: TopicPartition, records: number): void;
  /** The partition was given away: its series ends. */
  released(group: string, at: TopicPartition): void;
  batch(topic: string, records: number): void;
  stepSeconds(topic: string, seconds: number): void;
  transactionSeconds(topic: string, seconds: number): void;
  /** Age of a chunk's oldest record when its outcome was committed. */
  eventAgeSeconds(topic: string, seconds: number): void;
  deadLetters(topic: string, reason: string, count: number): void;
  restoreSeconds(topic: string, seconds: number): void;
  parked(topic: string): void;
  restarts(group: string, cause: string): void;
}

const ignore = (): void => undefined;

export const noMetrics: StreamingMetrics = {
  lag: ignore,
  released: ignore,
  batch: ignore,
  stepSeconds: ignore,
  transactionSeconds: ignore,
  eventAgeSeconds: ignore,
  deadLetters: ignore,
  restoreSeconds: ignore,
  parked: ignore,
  restarts: ignore,
};

const registered = new WeakMap<Registry, StreamingMetrics>();

/** The port that feeds the runtime's series in `registry`; services that share a registry share the series. */
export function prometheusMetrics(registry: Registry): StreamingMetrics {
  const found = registered.get(registry) ?? register(registry);
  registered.set(registry, found);
  return found;
}

function register(registry: Registry): StreamingMetrics {
  const registers = [registry];
  const histogram = (name: string, help: string, buckets: number[]): Histogram<'topic'> =>
    new Histogram({ name, help, buckets, labelNames: ['topic'], registers });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]): Counter<L> =>
    new Counter({ name, help, labelNames, registers });

  const lag = new Gauge({
    name: 'kafka_consumergroup_lag',
    help: 'Records between the committed position and the end of the partition.',
    labelNames: ['consumergroup', 'topic', 'partition'],
    registers,
  });
  const work = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  const age = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];
  const sizes = [1, 10, 50, 100, 500, 1000, 2000, 5000, 10_000];
  const batch = histogram('foreshock_stream_batch_records', 'Records in a fetched batch.', sizes);
  const step = histogram('foreshock_stream_step_seconds', 'Time to process one chunk.', work);
  const transaction = histogram('foreshock_stream_transaction_seconds', 'Time to commit one chunk.', work);
  const eventAge = histogram(
    'foreshock_stream_event_age_seconds',
    'Age of the oldest record at commit.',
    age,
  );
  const restore = histogram('foreshock_stream_restore_seconds', 'Time to restore a partition.', age);
  const dead = counter('foreshock_stream_dead_letters_total', 'Records sent to the dead letters.', [
    'topic',
    'reason',
  ]);
  const parked = counter('foreshock_stream_parked_total', 'Times a partition waited for a dependency.', [
    'topic',
  ]);
  const restarts = counter('foreshock_stream_restarts_total', 'Times a task or consumer began anew.', [
    'consumergroup',
    'cause',
  ]);

  return {
    lag: (group, at, records) => {
      lag.set({ consumergroup: group, topic: at.topic, partition: at.partition }, records);
    },
    released: (group, at) => {
      lag.remove({ consumergroup: group, topic: at.topic, partition: at.partition });
    },
    batch: (topic, records) => {
      batch.observe({ topic }, records);
    },
    stepSeconds: (topic, seconds) => {
      step.observe({ topic }, seconds);
    },
    transactionSeconds: (topic, seconds) => {
      transaction.observe({ topic }, seconds);
    },
    eventAgeSeconds: (topic, seconds) => {
      eventAge.observe({ topic }, seconds);
    },
    deadLetters: (topic, reason, count) => {
      dead.inc({ topic, reason }, count);
    },
    restoreSeconds: (topic, seconds) => {
      restore.observe({ topic }, seconds);
    },
    parked: (topic) => {
      parked.inc({ topic });
    },
    restarts: (group, cause) => {
      restarts.inc({ consumergroup: group, cause });
    },
  };
}
