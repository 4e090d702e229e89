import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { reconcile, reconcileClosedDay, type Difference } from '@foreshock/reconcile';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fill, tablesOf, type Filled } from './fill-tables.ts';
import { generateLog } from './generate-log.ts';

// The machine may be busy with other suites.
vi.setConfig({ testTimeout: 300_000 });

let filled: Filled;
const databases: TestDatabase[] = [];
beforeAll(() => {
  filled = tablesOf(0, generateLog({ seed: 5, customers: 3, days: 60, eventsPerDay: 4 }));
});
afterAll(() => Promise.all(databases.map((database) => database.drop())));

/** A database of its own with the tables as they should be, but for what `change` does to them. */
async function tables(change: (rows: Mutable) => void): Promise<TestDatabase> {
  const database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  databases.push(database);
  const rows = structuredClone(filled.rows) as Mutable;
  change(rows);
  await fill(database.clickhouse, { ...filled, rows });
  return database;
}

type Mutable = Record<keyof Filled['rows'], Record<string, unknown>[]>;

const newestOf = (rows: Mutable['indicators'], customer: string) =>
  rows.findLast((row) => row['customer_id'] === customer) as Record<string, unknown>;
const named = (differences: readonly Difference[]) =>
  differences.map(({ customerId, indicator }) => `${customerId} ${indicator}`);

it('finds nothing where nothing was changed, for all, a sample, a past day and the last day that is over', async () => {
  const { connection } = await tables(() => undefined);
  expect(await reconcile(connection)).toEqual({ customers: 3, differences: [] });
  expect(await reconcile(connection, { sample: 2 })).toEqual({ customers: 2, differences: [] });
  expect((await reconcile(connection, { date: filled.days[20]?.date ?? '' })).differences).toEqual([]);
  expect((await reconcileClosedDay(connection, AbortSignal.timeout(60_000)))?.differences).toEqual([]);
});

it('names a published amount that is one minor unit off', async () => {
  let before = 0;
  const { connection } = await tables(({ indicators }) => {
    const row = newestOf(indicators, 'c2');
    before = row['open_minor'] as number;
    row['open_minor'] = before + 1;
  });
  const { differences } = await reconcile(connection);
  expect(differences).toEqual([
    { customerId: 'c2', indicator: 'openMinor', published: before + 1, fromEvents: before },
  ]);
});

it('names a ratio that is off by a millionth', async () => {
  const { connection } = await tables(({ indicators }) => {
    const row = newestOf(indicators, 'c1');
    row['overdue_ratio'] = (row['overdue_ratio'] as number) + 1e-6;
  });
  expect(named((await reconcile(connection)).differences)).toEqual(['c1 overdueRatio']);
});

it('names a customer whose indicators were lost, and one who has no events', async () => {
  const { connection } = await tables((rows) => {
    rows.indicators = rows.indicators.map((row) =>
      row['customer_id'] === 'c3' ? { ...row, customer_id: 'nobody' } : row,
    );
  });
  expect((await reconcile(connection)).differences).toEqual([
    { customerId: 'c3', indicator: 'customer', published: false, fromEvents: true },
    { customerId: 'nobody', indicator: 'customer', published: true, fromEvents: false },
  ]);
});

it('complains when an invoice is missing from the log, or a refused record counts', async () => {
  const lost = await tables((rows) => {
    const issued = rows.ledger_events.findLast((row) => String(row['payload']).includes('"kind":"ISSUED"'));
    rows.ledger_events = rows.ledger_events.filter((row) => row['event_id'] !== issued?.['event_id']);
  });
  expect((await reconcile(lost.connection)).differences.length).toBeGreaterThan(0);
  const accepted = await tables((rows) => (rows.dead_letters.length = 0));
  expect((await reconcile(accepted.connection)).differences.length).toBeGreaterThan(0);
});
