import type { Message, Producer, ProducerConfig, RecordMetadata } from 'kafkajs';
import type { KafkaClient } from './kafka/client.ts';
import { createPlacement, type AppendedAt } from './kafka/placement.ts';
import { sendAll, sendOffset } from './kafka/transactions.ts';
import type { OutputRecord, TopicPartition } from './record.ts';
import { requestsOf } from './requests.ts';

/** A group's position that moves with a transaction. */
export interface GroupOffsets {
  readonly groupId: string;
  readonly positions: readonly (TopicPartition & { readonly nextOffset: number })[];
}

/** Appends to the log. Calls are carried out one after another, in call order. */
export interface LogProducer {
  /** Appends in order, each record once as long as the call succeeds, and tells where each stands; after a rejection some may be on the log. */
  sendBatch(records: readonly OutputRecord[]): Promise<readonly AppendedAt[]>;
  /** Appends all or nothing, together with group positions. Needs a `transactionalId`. */
  transact(records: readonly OutputRecord[], offsets?: GroupOffsets): Promise<void>;
  close(): Promise<void>;
}

export interface LogProducerOptions {
  readonly kafka: KafkaClient;
  /** Unique per writer; a second producer with the same id fences the first. */
  readonly transactionalId?: string;
}

/**
 * A producer whose broker drops its own retries as duplicates. After an error kafkajs has lost count of what the broker
 * took, and would give the next records numbers that the broker holds for duplicates: the producer is replaced.
 */
export function createLogProducer({ kafka, transactionalId }: LogProducerOptions): LogProducer {
  const placement = createPlacement();
  const { createPartitioner } = placement;
  const idempotent = replaceable(kafka, { idempotent: true, createPartitioner });
  const transactional = transactionalId === undefined ? null : replaceable(kafka, { transactionalId });
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(work);
    tail = turn.catch(() => undefined);
    return turn;
  };

  return {
    sendBatch: (records) =>
      inTurn(() => idempotent.use((producer) => sendInOrder(producer, records, placement))),
    transact: (records, offsets) =>
      inTurn(() => {
        if (transactional === null) throw new Error('transact needs a producer made with a transactionalId');
        return transactional.use((producer) => commit(producer, records, offsets));
      }),
    close: () => inTurn(async () => void (await Promise.all([idempotent.close(), transactional?.close()]))),
  };
}

async function sendInOrder(
  producer: Producer,
  records: readonly OutputRecord[],
  placement: ReturnType<typeof createPlacement>,
): Promise<readonly AppendedAt[]> {
  const positions: AppendedAt[] = [];
  for (const request of requestsOf(records)) {
    const messages = request.map((record) => placement.messageOf(record));
    const byTopic = Map.groupBy(messages.keys(), (at) => (request[at] as OutputRecord).topic);
    const topicMessages = Array.from(byTopic, ([topic, indexes]) => ({
      topic,
      messages: indexes.map((at) => messages[at] as Message),
    }));
    const sent: RecordMetadata[] = await producer.sendBatch({ topicMessages });
    const refused = sent.find((one) => one.errorCode !== 0);
    if (refused !== undefined)
      throw new Error(`${refused.topicName} refused records: error ${String(refused.errorCode)}`);
    positions.push(...placement.positions(request, messages, sent));
  }
  return positions;
}

async function commit(
  producer: Producer,
  records: readonly OutputRecord[],
  offsets: GroupOffsets | undefined,
): Promise<void> {
  const transaction = await producer.transaction();
  await sendAll(transaction, records);
  for (const { nextOffset, ...at } of offsets?.positions ?? []) {
    await sendOffset(transaction, (offsets as GroupOffsets).groupId, at, nextOffset);
  }
  await transaction.commit();
}

interface Replaceable {
  use<T>(work: (producer: Producer) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function replaceable(kafka: KafkaClient, config: ProducerConfig): Replaceable {
  let current: Producer | null = null;
  const close = async (): Promise<void> => {
    const old = current;
    current = null;
    await old?.disconnect();
  };
  return {
    use: async (work) => {
      if (current === null) {
        const fresh = kafka.producer(config);
        await fresh.connect();
        current = fresh;
      }
      try {
        return await work(current);
      } catch (thrown) {
        await close();
        throw thrown;
      }
    },
    close,
  };
}
