import type { PartitionAssigner } from 'kafkajs';
import { rewire, type WireBroker } from './broker-wire.ts';
import { PartitionAssigners } from './kafkajs.ts';

/**
 * kafkajs's round robin assignment in a consumer whose fetches are read by this library. That also makes it truly read
 * committed records only: kafkajs takes one aborted transaction a message off the broker's list, so a fetch that begins
 * inside two of them lets records of the second through.
 */
export const readCommittedAssigner: PartitionAssigner = (config) => {
  const cluster = config.cluster as unknown as { findBroker(node: unknown): Promise<WireBroker> };
  const find = cluster.findBroker.bind(cluster);
  cluster.findBroker = async (node) => rewire(await find(node));
  return PartitionAssigners.roundRobin(config);
};
