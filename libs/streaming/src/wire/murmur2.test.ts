import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { expect, it } from 'vitest';
import { partitionOf } from './murmur2.ts';

it('puts every key where kafkajs and the Java client put it', () => {
  const choose = Partitioners.DefaultPartitioner();
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      (key, count) => {
        const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({
          partitionId,
          leader: 1,
          partitionErrorCode: 0,
          replicas: [1],
          isr: [1],
          offlineReplicas: [],
        }));
        const message = { key: Buffer.from(key), value: null };
        expect(partitionOf(key, 0, key.length, count)).toBe(
          choose({ topic: 't', partitionMetadata, message }),
        );
      },
    ),
  );
});
