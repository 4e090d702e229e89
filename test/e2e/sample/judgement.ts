import { describe, expect, it } from 'vitest';
import type { Given } from './given.ts';

const CUSTOMER = '0688-XNJRO';

interface Judged {
  readonly assessment: {
    readonly grade: string;
    readonly computed: { readonly grade: string };
    readonly judgements: readonly { readonly kind: string; readonly eventId: string }[];
  };
}

/** A person's word on a grade, from the command line to the answers of the API. */
export function judgement(given: Given): void {
  describe('judgement', () => {
    const judge = (...args: string[]) =>
      given().product.foreshock('judge', CUSTOMER, '--reason', 'Payment plan', '--by', 'anna', ...args);
    const grade = ['--grade', 'D', '--until', '2014-03-31'];

    it('is refused without the approval that the policy asks for, and says so', async () => {
      const { code, stderr } = await judge(...grade);
      expect([code, stderr]).toEqual([4, expect.stringContaining('approval of a second person')]);
    });

    it('with approval is in force, said in sentences and as the reason of the change', async () => {
      const { code, stdout, stderr } = await judge(...grade, '--approved-by', 'bo', '--json');
      expect(code, stderr).toBe(0);
      const { assessment } = JSON.parse(stdout) as Judged;
      expect(assessment).toMatchObject({
        grade: 'D',
        computed: { grade: 'E' },
        judgements: [{ kind: 'GRADE' }],
      });
      const { body } = await given().product.api(`/v1/rating-changes?customer=${CUSTOMER}&limit=1`);
      expect((body as { items: { reasons: string[] }[] }).items[0]?.reasons).toEqual([
        'judged D by anna, approved by bo, until 2014-03-31: Payment plan',
      ]);
    });

    it('is taken back', async () => {
      const { code, stdout, stderr } = await judge('--withdraw', 'grade', '--json');
      expect(code, stderr).toBe(0);
      expect((JSON.parse(stdout) as Judged).assessment).toMatchObject({ grade: 'E', judgements: [] });
    });
  });
}
