import { describe, expect, it } from 'vitest';
import type { Given } from './given.ts';

interface Verification {
  readonly decisions: number;
  readonly equal: number;
  readonly verdicts: readonly { readonly type: string; readonly result: string }[];
}

/** Whether what was published can be proven from the log alone. */
export function verification(given: Given): void {
  describe('verification', () => {
    it('takes every decision of the sample again, to the same bytes', async () => {
      const { code, stdout, stderr } = await given().product.foreshock('verify', '--all', '--json');
      expect(code, stderr).toBe(0);
      const { decisions, equal } = JSON.parse(stdout) as Verification;
      const rows = await Promise.all(
        ['assessments', 'warnings', 'rating_changes', 'actions'].map((table) =>
          given().tables.query<{ n: number }>(`SELECT count() AS n FROM ${table} FINAL`),
        ),
      );
      expect(decisions).toBe(rows.reduce((sum, [row]) => sum + (row?.n ?? 0), 0));
      expect(equal).toBe(decisions);
    });

    it('takes one warning again, from its raising to its clearing', async () => {
      const { product, tables } = given();
      const [cleared] = await tables.query<{ warning_id: string }>(
        "SELECT warning_id FROM warnings WHERE event = 'CLEARED' ORDER BY warning_id LIMIT 1",
      );
      const { code, stdout, stderr } = await product.foreshock('verify', cleared?.warning_id ?? '', '--json');
      expect(code, stderr).toBe(0);
      const { verdicts } = JSON.parse(stdout) as Verification;
      expect(verdicts.at(0)).toMatchObject({ type: 'WarningRaised', result: 'equal' });
      expect(verdicts.at(-1)).toMatchObject({ type: 'WarningCleared', result: 'equal' });
      const text = await product.foreshock('verify', cleared?.warning_id ?? '');
      expect(text.stdout).toContain('derive from the log to the same bytes');
    });

    it('says which warning it does not know, and asks which when none is named', async () => {
      const unknown = await given().product.foreshock('verify', 'nobody.rule.1.20130101');
      expect([unknown.code, unknown.stderr]).toEqual([
        1,
        expect.stringContaining('no warning nobody.rule.1'),
      ]);
      expect((await given().product.foreshock('verify')).code).toBe(2);
    });
  });
}
