import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Summary } from '@foreshock/cli';
import { describe, expect, it } from 'vitest';
import { FIRST, LAST, sampleFacts } from './facts.ts';
import { oneRow, type Given } from './given.ts';
import { standingsFromCsv } from './portfolio-from-csv.ts';

/** The sample ledger through the whole product, held against its known facts and a recount from the file. */
export function mainJob(given: Given): void {
  describe('the main job', () => {
    it('ends by itself, with the summary on standard output and in a file of the owner alone', () => {
      const { first, product } = given();
      expect(first.ended.code).toBe(0);
      expect(JSON.parse(first.ended.stdout)).toEqual(first.summary);
      expect(statSync(join(product.home, 'summary.json')).mode & 0o777).toBe(0o600);
      expect(statSync(join(product.home, 'run.json')).mode & 0o777).toBe(0o600);
      expect(first.filesLeft).not.toContain('run.json');
    });

    it('sums up what is known of the ledger', () => {
      const { summary } = given().first;
      expect(summary).toMatchObject(sampleFacts);
      const worst = standingsFromCsv(FIRST, LAST).reduce((a, b) => (b.overdue > a.overdue ? b : a));
      expect(summary.worstDate).toEqual({ date: worst.date, overdueMinor: worst.overdue });
      expect(summary.downgrades).toBeGreaterThan(0);
      expect(summary.upgrades).toBeGreaterThan(0);
      const { p50, p99 } = summary.eventToWarningMs ?? { p50: 0, p99: 0 };
      expect(p50).toBeGreaterThan(0);
      expect(p99).toBeGreaterThanOrEqual(p50);
    });

    it('counts the warnings by rule and severity', async () => {
      const { first, tables } = given();
      const { warnings } = first.summary;
      const sum = (of: 'raised' | 'open') => warnings.reduce((total, row) => total + row[of], 0);
      expect(new Set(warnings.map(({ ruleId }) => ruleId)).size).toBeGreaterThanOrEqual(5);
      expect(new Set(warnings.map(({ severity }) => severity))).toEqual(new Set(['HIGH', 'MEDIUM', 'LOW']));
      const sql = `SELECT countIf(event = 'RAISED') AS raised, countIf(event = 'CLEARED') AS cleared FROM warnings`;
      const { raised, cleared } = await oneRow<{ raised: number; cleared: number }>(tables, sql);
      expect(sum('raised')).toBe(raised);
      expect(sum('open')).toBe(raised - cleared);
      expect(raised).toBeGreaterThan(100);
    });

    it('counts the warnings about portfolios after the last date that is over', async () => {
      const { first, tables } = given();
      expect(first.summary.portfolioWarnings).toEqual([
        { ruleId: 'concentration', severity: 'MEDIUM', raised: 1, open: 0 },
        { ruleId: 'regionOverdueRising', severity: 'LOW', raised: 2, open: 0 },
        { ruleId: 'rollRateRising', severity: 'LOW', raised: 1, open: 0 },
      ]);
      const sql = "SELECT toString(max(as_of) + 1) AS next FROM portfolio_warnings WHERE event = 'EVALUATED'";
      expect(await oneRow(tables, sql)).toEqual({ next: LAST });
    });

    it('starts again on the same folder, imports nothing twice and says the same', async () => {
      const { first, product, tables } = given();
      expect(product.file<Summary>('summary.json')).toEqual(first.summary);
      const sql = `SELECT countIf(record_type = 'InvoiceEvent') AS invoices, countIf(record_type = 'ClockTick') AS ticks,
        uniqExact(partition) AS partitions FROM ledger_events WHERE topic = 'ledger.events'`;
      const days = (Date.parse(LAST) - Date.parse(FIRST)) / 86_400_000 + 1;
      expect(await oneRow(tables, sql)).toEqual({ invoices: 2466, ticks: days * 8, partitions: 8 });
    });

    it('has the open and overdue amounts of every business date as a recount from the file gives them', async () => {
      const { product, tables } = given();
      const expected = standingsFromCsv(FIRST, LAST);
      const rows = await tables.query<{ date: string; open: number; overdue: number }>(
        `SELECT toString(as_of) AS date, sum(open_minor) AS open, sum(overdue_minor) AS overdue
         FROM portfolio_by_day GROUP BY as_of ORDER BY as_of`,
      );
      const last = rows.at(-1)?.date ?? '';
      expect(rows).toEqual(expected.filter(({ date }) => date <= last));
      // nothing changes after the last row, so nothing may stand open then
      expect(expected.filter(({ date }) => date > last).every(({ open }) => open === 0)).toBe(true);
      expect(expected.filter(({ overdue }) => overdue > 0).length).toBeGreaterThan(500);

      for (const date of ['2012-06-30', '2013-04-21', '2013-12-31']) {
        const { status, body } = await product.api(`/v1/portfolio?asOf=${date}`);
        const standing = expected.find((each) => each.date === date);
        expect(status).toBe(200);
        expect(body).toMatchObject({
          totals: {
            open: { amountMinor: standing?.open, currency: 'USD' },
            overdue: { amountMinor: standing?.overdue },
          },
        });
      }
    });
  });
}
