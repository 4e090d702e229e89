import { expect, it } from 'vitest';
import type { OutputRecord } from './record.ts';
import { requestsOf } from './requests.ts';

const record = (bytes: number): OutputRecord => ({ topic: 't', key: 'k', value: Buffer.alloc(bytes) });
const sizes = (records: readonly OutputRecord[], max: number): number[] =>
  [...requestsOf(records, max)].map((one) => one.length);

it('cuts records into requests below the bound, in order, losing none', () => {
  const records = [100, 100, 100, 500, 100].map(record);
  expect(sizes(records, 300)).toEqual([2, 1, 1, 1]);
  expect([...requestsOf(records, 300)].flat()).toEqual(records);
});

it('makes one request of what fits and none of nothing', () => {
  expect(sizes([100, 100].map(record), 10_000)).toEqual([2]);
  expect(sizes([], 10_000)).toEqual([]);
});
