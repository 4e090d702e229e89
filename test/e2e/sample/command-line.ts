import { readFileSync } from 'node:fs';
import type { ImportSummary } from '@foreshock/intake';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf, tableNames } from '../tables.ts';
import { foreignFacts, rates, writeForeignLedger } from './foreign-ledger.ts';
import type { Given } from './given.ts';

interface Listed {
  readonly items: readonly {
    readonly warningId: string;
    readonly customerId: string;
    readonly state: string;
  }[];
  readonly nextCursor: string | null;
}

/** The commands beside `start`, as a person or a script uses them. */
export function commandLine(given: Given): void {
  describe('the command line', () => {
    const json = async <T>(...args: string[]): Promise<T> => {
      const { code, stdout, stderr } = await given().product.foreshock(...args, '--json');
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout) as T;
    };

    it('tells the state of services and tables', async () => {
      const status = await json<{
        businessDate: string;
        customers: number;
        topics: { topic: string; lag: number }[];
        services: { name: string; state: string }[];
      }>('status');
      expect(status).toMatchObject({ businessDate: '2014-01-10', customers: 100 });
      expect(status.topics.find(({ topic }) => topic === 'ledger.events')?.lag).toBe(0);
      expect(status.services.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(
        ['alerts', 'api', 'intake', 'monitor', 'portfolio', 'warehouse'].map((name) => `${name} ready`),
      );
    });

    it('lists warnings and explains one in both languages', async () => {
      const list = await json<Listed>('warnings', '--state', 'open', '--limit', '5');
      expect(list.items).toHaveLength(5);
      expect(list.items.every(({ state }) => state === 'OPEN')).toBe(true);
      expect(list.nextCursor).not.toBeNull();
      const { warningId = '', customerId = '' } = list.items[0] ?? {};
      const [english, chinese, text] = await Promise.all([
        json<{ sentences: string[]; evidence: object[]; cause: object[] }>('explain', warningId),
        json<{ sentences: string[] }>('explain', warningId, '--lang', 'zh'),
        given().product.foreshock('explain', warningId),
      ]);
      expect(english.sentences[0]).toContain(`customer ${customerId} met the rule`);
      expect(english.evidence.length).toBeGreaterThan(0);
      expect(english.cause.length).toBeGreaterThan(0);
      expect(text.stdout).toBe(`${english.sentences.join('\n')}\n`);
      expect(chinese.sentences).toHaveLength(english.sentences.length);
      for (const sentence of chinese.sentences) expect(sentence).toMatch(/[一-鿿]/);
    });

    it('answers wrong usage with code 2 and help with code 0', async () => {
      const { product } = given();
      const runs: [expected: number, says: string, ...args: string[]][] = [
        [0, 'Exit codes', '--help'],
        [0, '--mapping', 'import', '--help'],
        [2, 'unknown command', 'imports'],
        [2, '--mapping', 'import', 'ledger.csv'],
        [2, 'cannot be read', 'import', 'ledger.csv', '--mapping', 'nowhere.yaml'],
        [2, 'Allowed choices', 'warnings', '--state', 'perhaps'],
        [2, 'nowhere', 'explain', 'nowhere'],
      ];
      const ended = await Promise.all(runs.map(([, , ...args]) => product.foreshock(...args)));
      for (const [index, [expected, says, ...args]] of runs.entries()) {
        const { code, stdout, stderr } = ended[index] ?? { code: null, stdout: '', stderr: '' };
        expect([args, code, stdout + stderr]).toEqual([args, expected, expect.stringContaining(says)]);
      }
    });

    describe('importing a ledger it has never seen', () => {
      let files: ReturnType<typeof writeForeignLedger>;
      let before: string[][];
      const importing = () =>
        given().product.foreshock(
          ...['import', files.invoices, '--payments', files.payments, '--mapping', files.mapping, '--json'],
        );
      const tables = () => Promise.all(contents.map((name) => contentOf(given().tables, name)));
      // the log itself holds every copy that was written; what counts of it is compared
      const contents = tableNames.filter((name) => name !== 'ledger_events');
      const accepted = () =>
        given().tables.query(
          "SELECT record_type, count() AS n FROM ledger_events_accepted WHERE customer_id != '' GROUP BY record_type ORDER BY record_type",
        );

      beforeAll(() => {
        files = writeForeignLedger(given().product.home);
      });

      it('loads the good rows and refuses the bad ones with line, field and reason', async () => {
        const { product, pipeline } = given();
        expect((await product.intake('/v1/fx-rates', rates)).status).toBe(202);
        const { code, stdout, stderr } = await importing();
        expect([code, stderr]).toEqual([4, '']);
        const summary = JSON.parse(stdout) as ImportSummary;
        expect(summary.invoicedMinor).toEqual(foreignFacts.invoicedMinor);
        for (const section of ['invoices', 'payments'] as const) {
          const file = summary.files.find((each) => each.section === section);
          const rejects = parse<Record<string, string>>(readFileSync(file?.rejectsFile ?? '', 'utf8'), {
            columns: true,
          });
          expect(rejects.map((row) => [row['line'], row['field'], row['reason']])).toEqual(
            foreignFacts.rejects[section],
          );
        }
        await pipeline.caughtUp();
        for (const customerId of ['000417', '000932'] as const) {
          const { body } = await product.api(`/v1/customers/${customerId}`);
          const open = { amountMinor: foreignFacts.open[customerId], currency: 'USD' };
          const overdue = { amountMinor: foreignFacts.overdue[customerId], currency: 'USD' };
          expect(body).toMatchObject({ customerId, indicators: { values: { open, overdue } } });
        }
        const { businessDate } = await json<{ businessDate: string }>('status');
        expect(businessDate).toBe(foreignFacts.businessDate);
        const { items } = await json<Listed>('warnings', '--customer', '000417');
        expect(items.map(({ warningId }) => warningId.split('.')[1])).toContain('materialOverdue');
      });

      it('changes nothing the second time', async () => {
        const counted = await accepted();
        before = await tables();
        const { code } = await importing();
        expect(code).toBe(4);
        await given().pipeline.caughtUp();
        expect(await accepted()).toEqual(counted);
        const after = await tables();
        for (const [index, name] of contents.entries()) expect(after[index], name).toEqual(before[index]);
        expect(before.every((lines) => lines.length > 100)).toBe(true);
      });
    });
  });
}
