import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from 'kafkajs';
import type { OutputRecord, TopicPartition } from '../record.ts';
import { rewire, type ProduceOptions, type WireBroker } from './broker-wire.ts';
import type { KafkaClient } from './client.ts';
import { clusterOf, turns } from './cluster.ts';
import { createRecordBatches, type SealedBatch } from './record-batches.ts';
import { isConcurrentTransactions, isRetriable } from './protocol-errors.ts';

interface TopicPartitions {
  readonly topic: string;
  readonly partitions: readonly number[];
}

/** Who writes: the broker refuses what an earlier epoch of the id sends. */
interface ProducerIdentity {
  readonly transactionalId: string;
  readonly producerId: number;
  readonly producerEpoch: number;
}

/** kafkajs's requests of the transaction protocol. */
interface TransactionBroker extends WireBroker {
  initProducerId(request: {
    transactionalId: string;
    transactionTimeout: number;
  }): Promise<{ readonly producerId: string; readonly producerEpoch: number }>;
  addPartitionsToTxn(request: ProducerIdentity & { topics: readonly TopicPartitions[] }): Promise<unknown>;
  addOffsetsToTxn(request: ProducerIdentity & { groupId: string }): Promise<unknown>;
  txnOffsetCommit(
    request: ProducerIdentity & {
      groupId: string;
      topics: readonly {
        topic: string;
        partitions: readonly { partition: number; offset: string; metadata: null }[];
      }[];
    },
  ): Promise<unknown>;
  endTxn(request: ProducerIdentity & { transactionResult: boolean }): Promise<unknown>;
  produce(request: ProduceOptions): Promise<unknown>;
}

const GROUP = 0;
const TRANSACTION = 1;
type CoordinatorType = typeof GROUP | typeof TRANSACTION;

/** The transaction before is completed within a few milliseconds of its answer. */
const CONCURRENT_RETRY_MS = 2;
const RETRY_MS = 50;
const PATIENCE_MS = 10_000;

export interface GroupPosition extends TopicPartition {
  readonly groupId: string;
  readonly nextOffset: number;
}

/**
 * A transactional producer over kafkajs's connections. It finds each coordinator once, registers partitions and offsets
 * together, then sends records and offset together: three round trips where kafkajs's own takes nine.
 */
export class TransactionalProducer {
  readonly #transactionalId: string;
  readonly #timeoutMs: number;
  readonly #cluster: Cluster;
  readonly #inTurn = turns();
  readonly #batches = createRecordBatches((topic) => this.#partitionCount(topic));
  readonly #coordinators = new Map<CoordinatorType, TransactionBroker>();
  readonly #topics = new Set<string>();
  #identity: ProducerIdentity | null = null;

  constructor(kafka: KafkaClient, transactionalId: string, timeoutMs: number) {
    this.#transactionalId = transactionalId;
    this.#timeoutMs = timeoutMs;
    this.#cluster = clusterOf(kafka);
  }

  /** Fences earlier holders of the id and ends their transaction; waits while the broker completes one. */
  async init(): Promise<void> {
    const transactionalId = this.#transactionalId;
    await this.#inTurn(() => this.#cluster.connect());
    const { producerId, producerEpoch } = await this.#persistently(async () => {
      const coordinator = await this.#coordinator(TRANSACTION, transactionalId);
      return coordinator.initProducerId({ transactionalId, transactionTimeout: this.#timeoutMs });
    });
    this.#identity = { transactionalId, producerId: Number(producerId), producerEpoch };
  }

  /** Appends the outputs and moves the group's position in one transaction. After a rejection the producer is done for. */
  async transact(outputs: readonly OutputRecord[], position: GroupPosition): Promise<void> {
    const identity = this.#identity;
    if (identity === null) throw new Error(`${this.#transactionalId}: transact before init`);
    await this.#know(outputs);
    const rounds = this.#batches.fill(outputs);
    await Promise.all([this.#addPartitions(identity, rounds), this.#addOffsets(identity, position)]);
    await Promise.all([this.#produce(identity, rounds), this.#commitOffset(identity, position)]);
    const coordinator = await this.#coordinator(TRANSACTION, identity.transactionalId);
    await coordinator.endTxn({ ...identity, transactionResult: true });
  }

  close(): Promise<void> {
    return this.#cluster.disconnect();
  }

  async #know(outputs: readonly OutputRecord[]): Promise<void> {
    let unknown = false;
    for (const { topic } of outputs) {
      if (this.#topics.has(topic)) continue;
      this.#topics.add(topic);
      unknown = true;
    }
    const cluster = this.#cluster;
    if (unknown) await this.#inTurn(() => cluster.addMultipleTargetTopics([...this.#topics]));
    await this.#inTurn(() => cluster.refreshMetadataIfNecessary());
  }

  #partitionCount(topic: string): number {
    const { length } = this.#cluster.findTopicPartitionMetadata(topic);
    if (length === 0) throw new Error(`the brokers know no topic ${topic}`);
    return length;
  }

  async #addPartitions(identity: ProducerIdentity, rounds: readonly SealedBatch[][]): Promise<void> {
    const [first] = rounds;
    if (first === undefined) return;
    const topics = Array.from(byTopic(first), ([topic, batches]) => ({
      topic,
      partitions: batches.map(({ partition }) => partition),
    }));
    await this.#persistently(async () => {
      const coordinator = await this.#coordinator(TRANSACTION, identity.transactionalId);
      await coordinator.addPartitionsToTxn({ ...identity, topics });
    });
  }

  async #addOffsets(identity: ProducerIdentity, { groupId }: GroupPosition): Promise<void> {
    await this.#persistently(async () => {
      const coordinator = await this.#coordinator(TRANSACTION, identity.transactionalId);
      await coordinator.addOffsetsToTxn({ ...identity, groupId });
    });
  }

  async #commitOffset(identity: ProducerIdentity, position: GroupPosition): Promise<void> {
    const { groupId, topic, partition, nextOffset } = position;
    const partitions = [{ partition, offset: String(nextOffset), metadata: null }];
    await this.#persistently(async () => {
      const coordinator = await this.#coordinator(GROUP, groupId);
      await coordinator.txnOffsetCommit({ ...identity, groupId, topics: [{ topic, partitions }] });
    });
  }

  /** One round after another: a request holds at most one batch of a partition. */
  async #produce(identity: ProducerIdentity, rounds: readonly SealedBatch[][]): Promise<void> {
    for (const round of rounds) {
      for (const batch of round) batch.seal(identity);
      let left: readonly SealedBatch[] = round;
      await this.#persistently(async () => {
        const byLeader = Map.groupBy(left, (batch) => this.#leaderOf(batch));
        for (const [nodeId, batches] of byLeader) {
          const broker = await this.#broker(nodeId);
          await broker.produce({ ...identity, topicData: topicData(batches) });
          left = left.filter((batch) => !batches.includes(batch));
        }
      });
    }
  }

  #leaderOf({ topic, partition }: TopicPartition): string {
    const [nodeId] = Object.keys(this.#cluster.findLeaderForPartitions(topic, [partition]));
    if (nodeId === undefined) throw new Error(`${topic}/${String(partition)} has no leader`);
    return nodeId;
  }

  async #broker(nodeId: string): Promise<TransactionBroker> {
    const broker = await this.#inTurn(() => this.#cluster.findBroker({ nodeId }));
    return rewire(broker as unknown as TransactionBroker);
  }

  async #coordinator(coordinatorType: CoordinatorType, groupId: string): Promise<TransactionBroker> {
    const known = this.#coordinators.get(coordinatorType);
    if (known !== undefined) return known;
    const cluster = this.#cluster as unknown as {
      findGroupCoordinator(of: {
        groupId: string;
        coordinatorType: CoordinatorType;
      }): Promise<TransactionBroker>;
    };
    const found = await this.#inTurn(() => cluster.findGroupCoordinator({ groupId, coordinatorType }));
    this.#coordinators.set(coordinatorType, found);
    return found;
  }

  /**
   * Repeats a step that can be repeated: registering twice is registering once, and a batch keeps its sequence number,
   * by which the broker knows it again. Leaders and coordinators are looked up anew in between.
   */
  async #persistently<T>(step: () => Promise<T>): Promise<T> {
    const deadlineMs = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await step();
      } catch (thrown) {
        const concurrent = isConcurrentTransactions(thrown);
        if (!(concurrent || isRetriable(thrown)) || performance.now() > deadlineMs) throw thrown;
        await sleep(concurrent ? CONCURRENT_RETRY_MS : RETRY_MS);
        if (concurrent) continue;
        this.#coordinators.clear();
        await this.#inTurn(() => this.#cluster.refreshMetadata());
      }
    }
  }
}

function byTopic(batches: readonly SealedBatch[]): Map<string, SealedBatch[]> {
  return Map.groupBy(batches, ({ topic }) => topic);
}

function topicData(batches: readonly SealedBatch[]): ProduceOptions['topicData'] {
  return Array.from(byTopic(batches), ([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.map(({ partition, bytes }) => ({ partition, batch: bytes })),
  }));
}
