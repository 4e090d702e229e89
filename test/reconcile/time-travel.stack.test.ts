import { columnName, createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { INDICATORS, type Indicators } from '@foreshock/ledger';
import { answerFromEvents, compare, publishedIn, type Answer } from '@foreshock/reconcile';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fill, tablesOf, type Filled } from './fill-tables.ts';
import { generateLog } from './generate-log.ts';

// The machine may be busy with other suites.
vi.setConfig({ testTimeout: 300_000 });

const PARTITION = 3;
/** A SQL answer of a day costs most of a second: every so manieth day is asked for one, and the last. */
const EVERY_NTH_DAY = 40;

let filled: Filled;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  filled = tablesOf(PARTITION, generateLog({ seed: 1, customers: 8, days: 200, eventsPerDay: 6 }));
  await fill(database.clickhouse, filled);
});
afterAll(() => database.drop());

const allOn = (date: string) => ({ date, slice: 0, slices: 1, customers: [] });

it('has a ledger in which much happens, refusals too', () => {
  expect(filled.days.length).toBeGreaterThan(180);
  expect(filled.rows.ledger_events.length).toBeGreaterThan(400);
  expect(filled.rows.dead_letters.length).toBeGreaterThan(10);
});

it('shows on every business date what the core knew at its end', async () => {
  for (const { date, customers } of filled.days) {
    const shown = await publishedIn(database.clickhouse, allOn(date));
    expect({ date, differences: compare(shown, rowsOf(customers, date)) }).toEqual({ date, differences: [] });
  }
});

it('answers by SQL what the core knew', async () => {
  const asked = filled.days.filter((_, n) => n % EVERY_NTH_DAY === 0 || n === filled.days.length - 1);
  for (const { date, customers } of asked) {
    const answer = await answerFromEvents(database.connection, allOn(date));
    expect({ date, differences: compare(rowsOf(customers, date), answer) }).toEqual({
      date,
      differences: [],
    });
  }
});

it('carries the latest values to the present business date, and those of one customer to any', async () => {
  const last = filled.days.at(-1)!;
  const columns = INDICATORS.map(({ name }) => columnName(name)).join(', ');
  const latest = await database.clickhouse.query<Answer>(
    `SELECT customer_id, partition, as_of, ${columns} FROM indicators_latest`,
  );
  expect(compare(latest, rowsOf(last.customers, last.date))).toEqual([]);
  const { date, customers } = filled.days[100]!;
  for (const [customer, indicators] of customers) {
    const one = await database.clickhouse.query<Answer>(
      `SELECT customer_id, partition, as_of, ${columns} FROM indicators_of(customer = {customer:String}, date = {date:Date32})`,
      { customer, date },
    );
    expect(compare(one, rowsOf(new Map([[customer, indicators]]), date))).toEqual([]);
  }
});

function rowsOf(customers: ReadonlyMap<string, Indicators>, date: string): Answer[] {
  return [...customers].map(([customer_id, indicators]) => ({
    customer_id,
    partition: PARTITION,
    as_of: date,
    ...Object.fromEntries(INDICATORS.map(({ name }) => [columnName(name), indicators[name]])),
  }));
}
