import { columnName, createTestDatabase } from '@foreshock/clickhouse';
import { INDICATORS, type Indicators } from '@foreshock/ledger';
import { answerFromEvents, compare, publishedIn, type Answer } from '@foreshock/reconcile';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { expect, it } from 'vitest';
import { fill, tablesOf } from './fill-tables.ts';
import { generateLog } from './generate-log.ts';

const SEEDS = [1];
/** Every so many days one is looked at, and the last. */
const STEP = 40;

it.each(SEEDS)('agrees with the core at the end of every business date, log %i', async (seed) => {
  const database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  try {
    const filled = tablesOf(3, generateLog({ seed, customers: 8, days: 420, eventsPerDay: 4 }));
    await fill(database.clickhouse, filled);
    const found: object[] = [];
    for (const [n, { date, customers }] of filled.days.entries()) {
      if (n % STEP !== 0 && n !== filled.days.length - 1) continue;
      const question = { date, slice: 0, slices: 1, customers: [] };
      const core = rowsOf(customers, date);
      const bySql = compare(core, await answerFromEvents(database.connection, question));
      const byView = compare(core, await publishedIn(database.clickhouse, question));
      if (bySql.length + byView.length > 0) found.push({ date, bySql, byView });
      if (found.length > 2) break;
    }
    expect(found).toEqual([]);
  } finally {
    await database.drop();
  }
});

function rowsOf(customers: ReadonlyMap<string, Indicators>, date: string): Answer[] {
  return [...customers].map(([customer_id, indicators]) => ({
    customer_id,
    partition: 3,
    as_of: date,
    ...Object.fromEntries(INDICATORS.map(({ name }) => [columnName(name), indicators[name]])),
  }));
}
