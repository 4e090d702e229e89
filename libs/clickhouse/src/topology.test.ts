import { expect, it } from 'vitest';
import { forTopology } from './topology.ts';

const statement =
  'CREATE TABLE IF NOT EXISTS a /* on cluster */ (x Int8) ENGINE = ReplacingMergeTree(x) ORDER BY x';

it('leaves the statement as written on one node', () => {
  expect(forTopology(statement, { kind: 'single' })).toBe(statement);
});

it('writes the clause and the replicated engine on a cluster', () => {
  expect(forTopology(statement, { kind: 'cluster', name: 'main' })).toBe(
    "CREATE TABLE IF NOT EXISTS a ON CLUSTER 'main' (x Int8) ENGINE = ReplicatedReplacingMergeTree(x) ORDER BY x",
  );
});

it('replicates plain and aggregating engines too, and no other', () => {
  const cluster = { kind: 'cluster', name: 'main' } as const;
  expect(forTopology('ENGINE=MergeTree ORDER BY x', cluster)).toBe('ENGINE=ReplicatedMergeTree ORDER BY x');
  expect(forTopology('ENGINE = AggregatingMergeTree', cluster)).toBe(
    'ENGINE = ReplicatedAggregatingMergeTree',
  );
  expect(forTopology('ENGINE = Memory', cluster)).toBe('ENGINE = Memory');
});
