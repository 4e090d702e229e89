import { allPanels, dashboards as all, expandMacros, isSql } from '@foreshock/dashboards';
import { describe, expect, it } from 'vitest';
import { oneRow, type Given } from './given.ts';

const seconds = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 1000;
const range = { fromSeconds: seconds('2012-01-01'), toSeconds: seconds('2013-12-01') };

/** What Grafana would ask of the tables for the years of the ledger. */
export function dashboards(given: Given): void {
  const exposure = all.find(({ title }) => title === 'Exposure')?.rows.flatMap(({ panels }) => panels) ?? [];

  describe('the dashboards', () => {
    it.each(allPanels())('panel $id, $title: can be asked', async ({ sql }) => {
      await expect(given().tables.query(expandMacros(sql, range))).resolves.toBeInstanceOf(Array);
    });

    it.each(exposure.filter(isSql))('panel $id, $title: has rows', async ({ kind, sql }) => {
      const rows = await given().tables.query<Record<string, unknown>>(expandMacros(sql, range));
      if (kind === 'stat') {
        expect(rows).toHaveLength(1);
        expect(Number(Object.values(rows[0] ?? {})[0])).toBeGreaterThan(0);
      } else expect(rows.length).toBeGreaterThan(1);
    });

    it('shows the open amount that the API tells for the end of the range', async () => {
      const { product, tables } = given();
      const sql = allPanels().find(({ title }) => title === 'Open')?.sql ?? '';
      const shown = await oneRow<{ open: number }>(tables, expandMacros(sql, range));
      const { body } = await product.api('/v1/portfolio?asOf=2013-12-01');
      const told = (body as { totals: { open: { amountMinor: number } } }).totals.open.amountMinor;
      expect(Math.round(shown.open * 100)).toBe(told);
    });
  });
}
