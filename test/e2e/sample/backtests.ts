import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPolicyUrl } from '@foreshock/policy-file';
import { describe, expect, it } from 'vitest';
import { oneRow, type Given } from './given.ts';

interface Report {
  readonly records: number;
  readonly live: { readonly burden: { readonly raised: number; readonly open: number } };
  readonly draft: object;
  readonly difference: Readonly<Record<string, number | null>>;
}

/** Whether a replay of the log comes to what was published, and a draft to something else. */
export function backtests(given: Given): void {
  describe('backtest', () => {
    const file = (name: string) => join(given().product.home, name);
    const policy = () => readFileSync(defaultPolicyUrl, 'utf8');
    const backtest = async (...args: string[]) => {
      const { code, stdout, stderr } = await given().product.foreshock('backtest', ...args, '--json');
      expect(code, stderr).toBe(0);
      return { stdout, report: JSON.parse(stdout) as Report };
    };

    it('finds no difference between the live policy and itself, and the warnings that were published', async () => {
      writeFileSync(file('same.yaml'), policy());
      const { report } = await backtest('--policy', file('same.yaml'));
      expect(report.draft).toEqual(report.live);
      expect(Object.values(report.difference).every((one) => one === null || one === 0)).toBe(true);
      const published = await oneRow<{ raised: number; cleared: number }>(
        given().tables,
        "SELECT countIf(event = 'RAISED') AS raised, countIf(event = 'CLEARED') AS cleared FROM warnings FINAL",
      );
      const { raised, open } = report.live.burden;
      expect({ raised, cleared: raised - open }).toEqual(published);
    });

    it('says the same of the copy in ClickHouse, of the log in Kafka, and of an exported file', async () => {
      writeFileSync(
        file('draft.yaml'),
        policy().replace('maxDaysPastDue, gte: 10', 'maxDaysPastDue, gte: 5'),
      );
      const exported = await given().product.foreshock('export-log', file('log.gz'), '--json');
      expect(exported.code, exported.stderr).toBe(0);
      const draft = ['--policy', file('draft.yaml'), '--outcome', 'pastDue30'];
      const fromFile = await backtest(...draft, '--source', file('log.gz'));
      expect((await backtest(...draft)).stdout).toBe(fromFile.stdout);
      expect((await backtest(...draft, '--source', 'kafka')).stdout).toBe(fromFile.stdout);
      expect(fromFile.report.difference['raised']).toBeGreaterThan(0);
      expect((JSON.parse(exported.stdout) as { records: number }).records).toBe(fromFile.report.records);
    });

    it('writes a page in both languages, and names what is wrong with its input', async () => {
      const { product } = given();
      const same = ['backtest', '--policy', file('same.yaml'), '--source', file('log.gz')];
      const chinese = await product.foreshock(...same, '--lang', 'zh', '--html', file('report.html'));
      expect([chinese.code, chinese.stdout]).toEqual([0, expect.stringContaining('召回率')]);
      const page = readFileSync(file('report.html'), 'utf8');
      expect(page).toContain('<html lang="zh-Hans">');
      // nothing is open at the end of the ledger, so exposures are not drawn
      expect(page.match(/<svg /g)?.length).toBe(2);
      const wrong = await product.foreshock(...same.slice(0, 3), '--source', 'nowhere.gz');
      expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('nowhere.gz')]);
    });
  });
}
