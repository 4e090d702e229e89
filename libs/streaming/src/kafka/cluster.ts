import type { Cluster } from 'kafkajs';
import type { KafkaClient } from './client.ts';

/**
 * Connections of their own to the brokers. kafkajs hands its cluster to partition assigners: a consumer that never runs is
 * the public way to one that can be asked without joining a group.
 */
export function clusterOf(kafka: KafkaClient): Cluster {
  const found: Cluster[] = [];
  kafka.consumer({
    groupId: `${kafka.clientId}-reader`,
    partitionAssigners: [
      ({ cluster }) => {
        found.push(cluster);
        return { name: 'none', version: 0, assign: unused, protocol: unused };
      },
    ],
  });
  const [cluster] = found;
  if (cluster === undefined) throw new Error('kafkajs did not hand its cluster to the partition assigner');
  return cluster;
}

function unused(): never {
  throw new Error('this consumer joins no group');
}

/**
 * Runs work that may open a connection one after another: kafkajs calls a broker connected before it may be asked, so a
 * second caller would be told that it is not.
 */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = tail.then(work);
    tail = turn.catch(() => undefined);
    return turn;
  };
}
