import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Transaction } from 'kafkajs';
import { FencedError } from '../errors.ts';
import type { OutputRecord, TopicPartition } from '../record.ts';
import { requestsOf } from '../requests.ts';
import type { Transactions } from '../runtime/transactions.ts';
import type { KafkaClient } from './client.ts';
import { toTopicMessages } from './convert.ts';
import { committedOffset } from './offsets.ts';
import { isConcurrentTransactions, isFencing } from './protocol-errors.ts';
import { TransactionalProducer } from './transactional-producer.ts';

const CONCURRENT_RETRY_MS = 5;
const CONCURRENT_PATIENCE_MS = 10_000;

export interface KafkaTransactionsOptions {
  readonly kafka: KafkaClient;
  /** Connected; shared by all partitions. */
  readonly admin: Admin;
  readonly groupId: string;
  readonly transactionTimeoutMs: number;
}

/**
 * Transactions with the id `<group>-<topic>-<partition>`: no group metadata goes with offsets (KIP-447), so the id alone
 * fences the former owner. A producer that failed once is never used again.
 */
export function kafkaTransactions(at: TopicPartition, options: KafkaTransactionsOptions): Transactions {
  const { kafka, admin, groupId } = options;
  const transactionalId = transactionalIdOf(groupId, at);
  let producer: TransactionalProducer | null = null;

  const discard = async (): Promise<void> => {
    const broken = producer;
    producer = null;
    await broken?.close();
  };

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      await discard();
      if (!isFencing(thrown)) throw thrown;
      throw new FencedError(`${transactionalId} was fenced by another producer`, { cause: thrown });
    }
  };

  return {
    init: async () => {
      await discard();
      producer = new TransactionalProducer(kafka, transactionalId, options.transactionTimeoutMs);
      await guarded(() => (producer as TransactionalProducer).init());
    },
    transact: (outputs, nextOffset) =>
      guarded(async () => {
        if (producer === null) throw new Error(`${transactionalId}: transact before init`);
        await producer.transact(outputs, { ...at, groupId, nextOffset });
      }),
    committed: () => committedOffset(admin, groupId, at),
    close: discard,
  };
}

export function transactionalIdOf(groupId: string, at: TopicPartition): string {
  return `${groupId}-${at.topic}-${String(at.partition)}`;
}

/** Appends records to a transaction in order, in requests a broker with default limits takes. */
export async function sendAll(transaction: Transaction, records: readonly OutputRecord[]): Promise<void> {
  for (const request of requestsOf(records)) {
    await transaction.sendBatch({ topicMessages: toTopicMessages(request) });
  }
}

/** Adds the group's position to a transaction. kafkajs retries sends while the one before ends, but not this. */
export async function sendOffset(
  transaction: Transaction,
  consumerGroupId: string,
  at: TopicPartition,
  nextOffset: number,
): Promise<void> {
  const partitions = [{ partition: at.partition, offset: String(nextOffset) }];
  const deadlineMs = performance.now() + CONCURRENT_PATIENCE_MS;
  for (;;) {
    try {
      await transaction.sendOffsets({ consumerGroupId, topics: [{ topic: at.topic, partitions }] });
      return;
    } catch (thrown) {
      if (!isConcurrentTransactions(thrown) || performance.now() > deadlineMs) throw thrown;
      await sleep(CONCURRENT_RETRY_MS);
    }
  }
}
