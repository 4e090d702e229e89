import { describe, expect, it } from 'vitest';
import type { Given } from './given.ts';

/** Whether plain SQL over the raw events comes to what was published. */
export function reconciliation(given: Given): void {
  describe('reconciliation', () => {
    it.each(['2012-06-15', '2013-06-28', undefined])(
      'comes to the same for everybody as of %s',
      async (date) => {
        const asked = date === undefined ? [] : ['--date', date];
        const { code, stdout, stderr } = await given().product.foreshock('reconcile', '--json', ...asked);
        expect(code, stderr).toBe(0);
        const { customers, differences } = JSON.parse(stdout) as {
          customers: number;
          differences: unknown[];
        };
        expect(customers).toBeGreaterThanOrEqual(90);
        expect(differences).toEqual([]);
      },
    );

    it('says so to people in both languages, and asks for a date that is one', async () => {
      const { product } = given();
      expect((await product.foreshock('reconcile', '--sample', '3')).stdout).toContain(
        'reconciled: 3 customers',
      );
      expect((await product.foreshock('reconcile', '--sample', '3', '--lang', 'zh')).stdout).toContain(
        '对账一致：3 个客户',
      );
      const wrong = await product.foreshock('reconcile', '--date', '2013-02-30');
      expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('2013-02-30')]);
    });
  });
}
