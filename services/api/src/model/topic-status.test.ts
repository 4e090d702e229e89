import { expect, it } from 'vitest';
import { topicStatus } from './topic-status.ts';

const row = (partition: number, nextOffset: number) => ({
  table_name: 'warnings',
  topic: 'risk.warnings',
  partition_number: partition,
  next_offset: nextOffset,
  row_count: nextOffset,
});
const of = (log: Parameters<typeof topicStatus>[2]) =>
  topicStatus('risk.warnings', [row(0, 9), row(1, 5)], log);

it('shows no lag when the log ends with markers that the copy has passed', () => {
  const status = of(
    new Map([
      [0, { end: 10, copied: 10 }],
      [1, { end: 5, copied: 5 }],
      [2, { end: 3, copied: 3 }],
    ]),
  );
  expect(status).toMatchObject({ table: 'warnings', rows: 14, lag: 0 });
  expect(status.partitions[0]).toEqual({ partition: 0, nextOffset: 10, endOffset: 10 });
});

it('counts what is not copied yet, also in partitions of which the table holds nothing', () => {
  const log = new Map([
    [0, { end: 20, copied: 9 }],
    [1, { end: 5, copied: null }],
    [2, { end: 4, copied: null }],
  ]);
  expect(of(log).lag).toBe(11 + 0 + 4);
});

it('believes the table where the group has not committed yet', () => {
  const log = new Map([
    [0, { end: 9, copied: 2 }],
    [1, { end: 5, copied: null }],
  ]);
  expect(of(log).lag).toBe(0);
});

it('says that it does not know when the log cannot be asked', () => {
  const status = of(null);
  expect(status.lag).toBeNull();
  expect(status.partitions).toEqual([
    { partition: 0, nextOffset: 9, endOffset: null },
    { partition: 1, nextOffset: 5, endOffset: null },
  ]);
});
