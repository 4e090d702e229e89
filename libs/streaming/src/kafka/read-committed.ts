import type { PartitionAssigner } from 'kafkajs';
import { abortedIn, type AbortedTransaction, type RawMessage } from './aborted.ts';
import { PartitionAssigners } from './kafkajs.ts';

interface Fetched {
  readonly responses: readonly {
    readonly partitions: readonly {
      abortedTransactions: readonly AbortedTransaction[] | null;
      readonly messages: readonly (RawMessage & { isControlRecord?: boolean })[];
    }[];
  }[];
}
type Fetch = (request: unknown) => Promise<Fetched>;
interface FetchingBroker {
  fetch: Fetch;
}

/**
 * kafkajs's round robin assignment in a consumer that truly reads committed records. kafkajs takes one aborted
 * transaction a message off the broker's list, so a fetch that begins inside two of them lets records of the second
 * through. Here aborted records are marked as control records, which kafkajs leaves out and still counts as passed.
 */
export const readCommittedAssigner: PartitionAssigner = (config) => {
  const cluster = config.cluster as unknown as { findBroker(node: unknown): Promise<FetchingBroker> };
  const find = cluster.findBroker.bind(cluster);
  const wrapped = new WeakSet<FetchingBroker>();
  cluster.findBroker = async (node) => {
    const broker = await find(node);
    if (!wrapped.has(broker)) {
      wrapped.add(broker);
      broker.fetch = markingAborted(broker.fetch.bind(broker));
    }
    return broker;
  };
  return PartitionAssigners.roundRobin(config);
};

function markingAborted(fetch: Fetch): Fetch {
  return async (request) => {
    const response = await fetch(request);
    for (const partition of response.responses.flatMap((one) => one.partitions)) {
      const isAborted = abortedIn(partition.abortedTransactions);
      for (const message of partition.messages) if (isAborted(message)) message.isControlRecord = true;
      partition.abortedTransactions = [];
    }
    return response;
  };
}
