import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { allPanels } from './dashboards.ts';
import { expandMacros, type Choice } from './sql.ts';
import { VARIABLES } from './variables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
});
afterAll(() => database.drop());

const seconds = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 1000;
const range = { fromSeconds: seconds('2024-01-01'), toSeconds: seconds('2024-01-31') };
const run = (id: number, choice: Choice = {}) => {
  const panel = allPanels().find((candidate) => candidate.id === id);
  if (panel === undefined) throw new Error(`no panel ${id}`);
  return database.clickhouse.query<Record<string, unknown>>(expandMacros(panel.sql, range, choice));
};

describe('on empty tables', () => {
  it.each(allPanels())('panel $id, $title: runs', async ({ id }) => {
    expect((await run(id)).length).toBeLessThanOrEqual(1);
  });
});

describe('narrowed to some values', () => {
  const choice = { segment: ['SMALL'], industry: ['STEEL', 'none'], region: ['EMEA'], grade: ['A', 'B'] };

  it.each(allPanels())('panel $id, $title: runs', async ({ id }) => {
    expect((await run(id, choice)).length).toBeLessThanOrEqual(1);
  });

  it.each(VARIABLES)('the values of $name can be read', async ({ sql }) => {
    expect(await database.clickhouse.query(sql)).toEqual([]);
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
    await database.clickhouse.insert('ledger_events', [
      master('a', 1, { industry: 'STEEL', region: 'EMEA' }),
      master('b', 2, { industry: 'RETAIL', region: 'EMEA' }),
    ]);
    await database.clickhouse.insert('assessments', [
      assessed('a', '2024-01-02', 1, { grade: 'A', expected_loss_minor: 100 }),
      assessed('a', '2024-01-03', 2, { grade: 'B', expected_loss_minor: 4_000, in_default: true }),
      assessed('b', '2024-01-02', 3, { grade: 'A', expected_loss_minor: 1_000 }),
    ]);
    await database.clickhouse.insert('cases', [
      change('k1', 1, 'OPENED', '2024-01-03 08:00:00', { state: 'OPEN', at_stake_minor: 4_000 }),
      change('k1', 2, 'ACTED', '2024-01-03 11:00:00', {
        ...{ state: 'ACKNOWLEDGED', at_stake_minor: 4_000, acknowledged_at: '2024-01-03 11:00:00' },
        ...{ assignee: 'collector', is_overdue: true },
      }),
      change('k2', 3, 'OPENED', '2024-01-04 08:00:00', { state: 'OPEN', at_stake_minor: 100 }),
      change('k3', 4, 'PROMISE_KEPT', '2024-01-05 00:00:00', { state: 'IN_PROGRESS' }),
      change('k3', 5, 'PROMISE_BROKEN', '2024-01-06 00:00:00', { state: 'IN_PROGRESS' }),
      change('k3', 6, 'ACTED', '2024-01-07 00:00:00', {
        ...{ state: 'RESOLVED', closed_at: '2024-01-07 00:00:00' },
      }),
    ]);
    await database.clickhouse.insert('deliveries', [
      delivery('d1', 1, 'PENDING'),
      delivery('d1', 2, 'DELIVERED'),
      delivery('d2', 3, 'EXHAUSTED'),
    ]);
    await database.clickhouse.insert('portfolio_warnings', [
      portfolio('p1', 'RAISED', '2024-01-03', 1, { severity: 'HIGH', title_en: 'Much in one industry' }),
      portfolio('p2', 'RAISED', '2024-01-03', 2, { severity: 'LOW', title_en: 'Overdue rate' }),
      portfolio('p2', 'CLEARED', '2024-01-04', 3, {}),
      portfolio('', 'EVALUATED', '2024-01-03', 4, {}),
      portfolio('', 'EVALUATED', '2024-01-04', 5, {}),
    ]);
  });

  const master = (customer: string, offset: number, fields: object) => ({
    ...{ topic: 'ledger.events', partition: 0, offset, record_type: 'CustomerEvent', event_id: `m${offset}` },
    ...{ customer_id: customer, occurred_at: '2024-01-01 00:00:00', payload: JSON.stringify(fields) },
  });
  const assessed = (customer: string, asOf: string, offset: number, cells: object) => ({
    ...{ customer_id: customer, as_of: asOf, kafka_offset: offset, currency: 'USD', ...cells },
  });
  const change = (caseId: string, offset: number, what: string, at: string, cells: object) => ({
    ...{ case_id: caseId, customer_id: 'a', change: what, changed_at: at, kafka_offset: offset },
    ...{ opened_at: `2024-01-0${caseId === 'k1' ? 3 : 4} 08:00:00`, currency: 'USD', machine: 'FIRING' },
    ...{ severity: 'HIGH', owner: 'collector', ...cells },
  });
  const delivery = (id: string, offset: number, state: string) => ({
    ...{ delivery_id: id, customer_id: 'a', kafka_offset: offset, state, channel: 'webhook', target: 'erp' },
    updated_at: `2024-01-03 08:00:0${offset}`,
  });
  const portfolio = (id: string, event: string, asOf: string, offset: number, cells: object) => ({
    ...{ warning_id: id, event, as_of: asOf, kafka_offset: offset, rule_id: id, dimension: 'industry' },
    ...{ member: 'STEEL', currency: 'USD', exposure_minor: 30_000, ...cells },
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
    [101, { overdue: 200 }],
    [105, { customers: 1 }],
    [201, { expected_loss: 50 }],
    [202, { customers: 1 }],
    [204, { hhi: 6250 }],
    [205, { hhi: 10_000 }],
    [301, { open_cases: 2 }],
    [302, { waiting: 1 }],
    [303, { overdue_cases: 1 }],
    [304, { at_stake: 41 }],
    [305, { hours: 3 }],
    [306, { kept: 0.5 }],
    [401, { open_warnings: 1 }],
    [402, { high: 1 }],
    [403, { days: 2 }],
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

  it.each([
    [1, { industry: ['STEEL'] }, { open: 300 }],
    [1, { industry: ['RETAIL', 'none'] }, { open: 100 }],
    [1, { region: ['none'] }, { open: 0 }],
    [1, { grade: ['A'] }, { open: 100 }],
    [5, { grade: ['A'] }, { open_warnings: 0 }],
    [201, { industry: ['RETAIL'] }, { expected_loss: 10 }],
    [301, { industry: ['RETAIL'] }, { open_cases: 0 }],
  ])('panel %i, narrowed to %j', async (id, choice: Choice, expected) => {
    expect(await run(id, choice)).toEqual([expected]);
  });

  it('narrows what was, by what customers were then', async () => {
    const ofGradeA = [
      { open: 300, overdue: 0 },
      { open: 400, overdue: 0 },
      { open: 100, overdue: 0 },
    ];
    expect((await run(11, { grade: ['A'] })).slice(0, 3)).toMatchObject(ofGradeA);
  });

  it('gives every grade a series of its own, to its end', async () => {
    const series = Map.groupBy(await run(15), ({ grade }) => grade);
    expect(series.get('A')?.map(({ customers }) => customers)).toEqual([
      1,
      2,
      ...Array.from({ length: 29 }, () => 1),
    ]);
    expect(series.get('B')).toHaveLength(29);
  });

  it('shows how customers moved over the range, and whom each collector has', async () => {
    expect(await run(221)).toEqual([
      { from: 'A', to: 'B', customers: 1, open: 300 },
      { from: 'none', to: 'A', customers: 1, open: 100 },
    ]);
    expect(await run(321)).toMatchObject([{ collector: 'collector', cases: 2, late: 1, 'at stake': 41 }]);
    expect(await run(323)).toMatchObject([{ target: 'erp', messages: 2, delivered: 1, exhausted: 1 }]);
  });

  it('offers the values that there are', async () => {
    const values = await Promise.all(VARIABLES.map(({ sql }) => database.clickhouse.query(sql)));
    expect(values.map((rows) => rows.map((row) => (row as { value: string }).value))).toEqual([
      ['SMALL'],
      ['RETAIL', 'STEEL', 'none'],
      ['EMEA', 'none'],
      ['A', 'B'],
    ]);
  });
});
