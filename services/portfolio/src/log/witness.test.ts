import { expect, it } from 'vitest';
import { createFakeClickHouse } from '@foreshock/clickhouse';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';
import { createWitness } from './witness.ts';

const DAY = 15_706;

/** One partition a topic, with its committed records' offsets and its ends. */
function world() {
  const it = {
    /** Date of the last tick that was copied from below the monitor's position; null where there is none. */
    tick: DAY as number | null,
    committed: 100,
    records: [3, 5, 8],
    /** End of what is committed, and of what is appended. */
    committedEnd: 10,
    end: 10,
    copied: { indicators: -1, assessments: -1, dead_letters: -1 } as Record<string, number>,
  };
  const reader: LogReader = {
    partitions: () => Promise.resolve([0]),
    offsets: () => Promise.resolve({ low: 0, high: it.committedEnd }),
    // eslint-disable-next-line @typescript-eslint/require-await
    async *read(_at, from, to) {
      const offsets = it.records.filter((offset) => offset >= from && offset < to);
      if (offsets.length > 0) yield offsets.map((offset) => ({ offset }) as ConsumedRecord);
    },
    close: () => Promise.resolve(),
  };
  const clickhouse = createFakeClickHouse((sql) => {
    if (sql.includes('ClockTick')) {
      const isJudged = sql.includes(`offset < ${it.committed}`);
      if (!isJudged) throw new Error('asked of other positions');
      return [it.tick === null ? { partitions: 0, date: 0 } : { partitions: 1, date: it.tick }];
    }
    const table = Object.keys(it.copied).find((name) => sql.includes(`FROM ${name} `)) ?? '';
    return [{ copied: it.copied[table] ?? -1 }];
  });
  const witness = createWitness({
    clickhouse,
    reader,
    ends: () => Promise.resolve(new Map([[0, it.end]])),
    lag: { positions: () => Promise.resolve(new Map([[0, it.committed]])) },
    monitorGroup: 'monitor',
  });
  const copyAll = (offset: number) => {
    for (const table of Object.keys(it.copied)) it.copied[table] = offset;
  };
  return { it, copyAll, closed: () => witness.closedDate() };
}

it('knows no date before the first tick was judged', async () => {
  const { it: world_, closed, copyAll } = world();
  copyAll(8);
  world_.tick = null;
  expect(await closed()).toBeNull();
  world_.tick = DAY;
  expect(await closed()).toBe(DAY - 1);
});

it('waits until every table holds the last record below the end', async () => {
  const { it: world_, closed, copyAll } = world();
  copyAll(8);
  world_.copied['assessments'] = 5;
  expect(await closed()).toBeNull();
  world_.copied['assessments'] = 8;
  expect(await closed()).toBe(DAY - 1);
});

it('waits for a transaction that is open below the end', async () => {
  const { it: world_, closed, copyAll } = world();
  world_.end = 14;
  copyAll(8);
  expect(await closed()).toBeNull();
  world_.committedEnd = 14;
  world_.records.push(12);
  expect(await closed()).toBeNull();
  copyAll(12);
  expect(await closed()).toBe(DAY - 1);
});

it('reaches the end that stood when it looked first, on a log that never rests', async () => {
  const { it: world_, closed, copyAll } = world();
  copyAll(5);
  expect(await closed()).toBeNull();
  world_.end = world_.committedEnd = 20;
  world_.records.push(15, 18);
  world_.tick = DAY + 1;
  copyAll(8);
  expect(await closed()).toBe(DAY - 1);
  expect(await closed()).toBe(DAY - 1);
  copyAll(18);
  expect(await closed()).toBe(DAY);
});
