import { expect, it } from 'vitest';
import { blockOf } from '../testing/records.ts';
import type { RowStore } from './row-store.ts';

const into = {
  table: 'dead_letters',
  position: { topic: 'kafka_topic', partition: 'kafka_partition', offset: 'kafka_offset' },
} as const;
const row = (topic: string, partition: number, offset: number) => ({
  kafka_topic: topic,
  kafka_partition: partition,
  kafka_offset: offset,
  kafka_ts: Date.UTC(2024, 0, 1),
});

/** What every store of rows does; `open` gives one with empty tables. */
export function storeContract(open: () => Promise<RowStore>): void {
  it('has no position before the first row', async () => {
    expect(await (await open()).position(into, 'a', 0)).toBeNull();
  });

  it('goes on after the highest offset of the topic and partition', async () => {
    const store = await open();
    await store.append(into.table, blockOf([row('a', 0, 5), row('a', 0, 9)]), 'a-0-5-9');
    await store.append(into.table, blockOf([row('a', 1, 70), row('b', 0, 80)]), 'mixed');
    expect(await store.position(into, 'a', 0)).toBe(10);
    expect(await store.position(into, 'a', 1)).toBe(71);
    expect(await store.position(into, 'b', 1)).toBeNull();
  });

  it('takes the offset 0 for a position, not for nothing', async () => {
    const store = await open();
    await store.append(into.table, blockOf([row('zero', 0, 0)]), 'zero-0-0-0');
    expect(await store.position(into, 'zero', 0)).toBe(1);
  });

  it('rejects rows that the table cannot hold as bad data, and stores none of them', async () => {
    const store = await open();
    const rows = [row('bad', 0, 1), { ...row('bad', 0, 2), kafka_offset: 'no number' }];
    await expect(store.append(into.table, blockOf(rows), 'bad-0-1-2')).rejects.toMatchObject({
      kind: 'bad-data',
    });
    expect(await store.position(into, 'bad', 0)).toBeNull();
  });
}
