import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { allPanels } from './exposure.ts';
import { expandMacros } from './sql.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
});
afterAll(() => database.drop());

const seconds = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 1000;
const range = { fromSeconds: seconds('2024-01-01'), toSeconds: seconds('2024-01-31') };
const run = (id: number) => {
  const panel = allPanels().find((candidate) => candidate.id === id);
  if (panel === undefined) throw new Error(`no panel ${id}`);
  return database.clickhouse.query<Record<string, unknown>>(expandMacros(panel.sql, range));
};

describe('on empty tables', () => {
  it.each(allPanels())('panel $id, $title: runs', async ({ id }) => {
    expect((await run(id)).length).toBeLessThanOrEqual(1);
  });
});

describe('on a small portfolio', () => {
  const day = (customer: string, asOf: string, offset: number, cells: object) => ({
    customer_id: customer,
    as_of: asOf,
    kafka_offset: offset,
    currency: 'USD',
    segment: 'SMALL',
    ...cells,
  });

  beforeAll(async () => {
    await database.clickhouse.insert('indicators', [
      day('a', '2024-01-01', 1, {
        open_minor: 30000,
        overdue_minor: 0,
        invoiced_90_minor: 30000,
        grade: 'A',
      }),
      day('a', '2024-01-03', 2, {
        open_minor: 30000,
        overdue_minor: 20000,
        invoiced_90_minor: 30000,
        grade: 'B',
      }),
      day('b', '2024-01-02', 3, {
        open_minor: 10000,
        overdue_minor: 0,
        invoiced_90_minor: 10000,
        grade: 'A',
      }),
      day('c', '2024-02-05', 4, { open_minor: 99999, grade: 'A' }),
    ]);
    await database.clickhouse.insert('warnings', [
      {
        warning_id: 'w',
        customer_id: 'a',
        event: 'RAISED',
        as_of: '2024-01-03',
        rule_id: 'late',
        severity: 'HIGH',
      },
    ]);
    await database.clickhouse.insert('rating_changes', [
      {
        rating_change_id: 'r',
        customer_id: 'a',
        as_of: '2024-01-03',
        direction: 'DOWNGRADE',
        reasons: ['late'],
      },
    ]);
  });

  it.each(allPanels())('panel $id, $title: shows something', async ({ id, kind }) => {
    const rows = await run(id);
    expect(rows.length).toBeGreaterThan(0);
    if (kind === 'stat') expect(Object.keys(rows[0] ?? {})).toHaveLength(1);
    if (kind === 'lines' || kind === 'stack' || kind === 'bars')
      expect(Object.keys(rows[0] ?? {})[0]).toBe('time');
  });

  it.each([
    [1, { open: 400 }],
    [2, { overdue: 200 }],
    [3, { overdue_rate: 0.5 }],
    [4, { dso: 90 }],
    [5, { open_warnings: 1 }],
    [6, { hhi: 6250 }],
    [7, { share: 1 }],
  ])('panel %i shows the number at the end of the range', async (id, expected) => {
    expect(await run(id)).toEqual([expected]);
  });

  it('carries the days between changes along', async () => {
    expect(await run(11)).toMatchObject([
      { open: 300, overdue: 0 },
      { open: 400, overdue: 0 },
      { open: 400, overdue: 200 },
      ...Array.from({ length: 28 }, () => ({ open: 400, overdue: 200 })),
    ]);
  });
});
