import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { stackEndpoints, uniqueName } from '@foreshock/testing';

let database: TestDatabase;
const read = (sql: string, params = {}) => database.clickhouse.query<Record<string, unknown>>(sql, params);

const day = (
  customer: string,
  asOf: string,
  offset: number,
  openMinor: number,
  grade: string,
  currency = 'USD',
) => ({
  customer_id: customer,
  as_of: asOf,
  kafka_offset: offset,
  open_minor: openMinor,
  currency,
  grade,
  segment: null,
});
const history = [
  day('a', '2024-01-01', 1, 100, 'A'),
  day('a', '2024-01-01', 2, 150, 'A'),
  day('b', '2024-01-02', 3, 1000, 'B'),
  day('a', '2024-01-04', 4, 70, 'B'),
];
const warning = (id: string, event: string, asOf: string, offset: number, cells: object = {}) => ({
  warning_id: id,
  customer_id: 'a',
  event,
  as_of: asOf,
  kafka_offset: offset,
  ...cells,
});

beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  // The second time stands for a row that came twice under different tokens.
  for (let time = 0; time < 2; time += 1) {
    await database.clickhouse.insert('indicators', history);
    await database.clickhouse.insert('warnings', [
      warning('w1', 'RAISED', '2024-01-01', 1, { severity: 'LOW', grade: 'B', expected_loss_minor: 5 }),
      warning('w1', 'ESCALATED', '2024-01-02', 2, {
        ...{ severity: 'HIGH', title_en: 'Overdue', grade: 'C', expected_loss_minor: 9 },
      }),
      warning('w2', 'RAISED', '2024-01-02', 3, { severity: 'MEDIUM' }),
      warning('w2', 'CLEARED', '2024-01-03', 4, { reason: 'clear-level' }),
    ]);
  }
});
afterAll(() => database.drop());

it.each([
  ['2023-12-31', []],
  ['2024-01-01', [['a', 150]]],
  [
    '2024-01-03',
    [
      ['a', 150],
      ['b', 1000],
    ],
  ],
  [
    '2024-01-04',
    [
      ['a', 70],
      ['b', 1000],
    ],
  ],
  [
    '2030-01-01',
    [
      ['a', 70],
      ['b', 1000],
    ],
  ],
])('shows the values as known at the end of %s', async (date, expected) => {
  const sql =
    'SELECT customer_id, open_minor FROM indicators_as_of(date = {date:Date32}) ORDER BY customer_id';
  const rows = await read(sql, { date });
  expect(rows.map((row) => [row['customer_id'], row['open_minor']])).toEqual(expected);
});

it('shows the latest values', async () => {
  const rows = await read(
    'SELECT customer_id, as_of, open_minor FROM indicators_latest ORDER BY customer_id',
  );
  expect(rows).toEqual([
    { customer_id: 'a', as_of: '2024-01-04', open_minor: 70 },
    { customer_id: 'b', as_of: '2024-01-02', open_minor: 1000 },
  ]);
});

it('sums the portfolio of every day by grade, whatever came twice', async () => {
  const rows = await read(
    `SELECT toString(as_of) AS day, grade, customers, open_minor FROM portfolio_by_day
     WHERE customers > 0 ORDER BY day, grade`,
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['2024-01-01', 'A', 1, 150],
    ['2024-01-02', 'A', 1, 150],
    ['2024-01-02', 'B', 1, 1000],
    ['2024-01-03', 'A', 1, 150],
    ['2024-01-03', 'B', 1, 1000],
    ['2024-01-04', 'B', 2, 1070],
  ]);
});

it('shows each warning in the state that its last event left', async () => {
  const rows = await read(
    `SELECT warning_id, state, severity, title_en, escalations, toString(raised_on) AS raised_on, cleared_on, clear_reason,
       grade, expected_loss_minor
     FROM warnings_current ORDER BY warning_id`,
  );
  expect(rows).toEqual([
    {
      warning_id: 'w1',
      state: 'OPEN',
      severity: 'HIGH',
      title_en: 'Overdue',
      escalations: 1,
      raised_on: '2024-01-01',
      cleared_on: null,
      clear_reason: '',
      ...{ grade: 'C', expected_loss_minor: 9 },
    },
    {
      warning_id: 'w2',
      state: 'CLEARED',
      severity: 'MEDIUM',
      title_en: '',
      escalations: 0,
      raised_on: '2024-01-02',
      cleared_on: '2024-01-03',
      clear_reason: 'clear-level',
      ...{ grade: null, expected_loss_minor: null },
    },
  ]);
});

it('presents money in the main unit of its currency', async () => {
  await database.clickhouse.insert('indicators', [
    day('jp', '2023-01-01', 1, 1234, 'A', 'JPY'),
    day('kw', '2023-01-01', 1, 1234, 'A', 'KWD'),
  ]);
  const sql = `SELECT customer_id, toString(open) AS open FROM indicators_decimal
               WHERE as_of < '2024-01-02' ORDER BY customer_id`;
  expect((await read(sql)).map((row) => Object.values(row))).toEqual([
    ['a', '1.5'],
    ['jp', '1234'],
    ['kw', '1.234'],
  ]);
});

it('counts an event of the log once, and not when it is a dead letter', async () => {
  const event = (offset: number, id: string, type = 'PaymentEvent') => ({
    topic: 'ledger.events',
    partition: 0,
    offset,
    customer_id: 'a',
    event_id: id,
    record_type: type,
  });
  await database.clickhouse.insert('ledger_events', [
    event(0, 'x'),
    event(1, 'x'),
    event(2, 'y'),
    event(3, '', ''),
  ]);
  await database.clickhouse.insert('dead_letters', [{ topic: 'ledger.events', partition: 0, offset: 2 }]);
  expect(await read('SELECT offset FROM ledger_events_accepted')).toEqual([{ offset: 0 }]);
});
