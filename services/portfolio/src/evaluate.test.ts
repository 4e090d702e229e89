import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy, type Day, type Policy, type PortfolioRule } from '@foreshock/policy';
import { defaultPolicyUrl, parsePolicyFile } from '@foreshock/policy-file';
import { createEvaluator } from './evaluate.ts';
import type { PortfolioTables } from './measures/tables.ts';
import type { PolicyInForce } from './measures/policies.ts';
import { createFakeJournal, type Fate } from './testing/fake-journal.ts';

const FIRST = 15_706;
const rule: PortfolioRule = {
  id: 'overdue',
  title: { en: 'Overdue', zh: '逾期' },
  source: 'credit',
  by: 'region',
  raise: { value: 'overdueRatio', gte: 0.3 },
  clear: { value: 'overdueRatio', lt: 0.2 },
  forDays: 1,
  severity: 'low',
  likelihood: 'low',
  nextStep: { en: 'Look', zh: '查看' },
};

function policyWith(version: string, rules: readonly PortfolioRule[]): Policy {
  const file = parsePolicyFile(readFileSync(defaultPolicyUrl, 'utf8'), 'default.yaml', INDICATORS);
  if (!file.ok) throw new Error(JSON.stringify(file.errors));
  const compiled = compilePolicy({ ...file.document, version, portfolio: rules }, INDICATORS);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return compiled.policy;
}

/** Overdue rates of two regions that rise and fall, each in its own rhythm. */
const rateOf = (member: string, date: Day): number => (Math.sin(date / (member === 'N' ? 3 : 5)) + 1) / 4;

function tablesOf(policies: readonly PolicyInForce[]): PortfolioTables & { asked: number } {
  return {
    asked: 0,
    extent: () => Promise.resolve({ first: FIRST, customers: 20_000 }),
    policies: () => Promise.resolve(policies),
    measures(_cut, from, to) {
      this.asked += 1;
      const dates = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      const at = (date: Day) =>
        new Map(['N', 'S'].map((member) => [member, { overdueRatio: rateOf(member, date) }]));
      return Promise.resolve(new Map(dates.map((date) => [date, at(date)])));
    },
    heaviest: (_cut, portfolios) =>
      Promise.resolve(
        portfolios.map(({ asOf, member }) => ({
          ...{ date: asOf, member, customerId: `${member}-1`, grade: 'A', currency: 'EUR' },
          ...{ exposureMinor: 5, overdueMinor: 2, share: 0.5 },
        })),
      ),
  };
}

const policies = [
  { since: FIRST + 3, policy: policyWith('1', [rule]) },
  { since: FIRST + 60, policy: policyWith('2', [{ ...rule, id: 'other' }]) },
];

/** Runs the dates up to `last`; `step` dates become known at a time, and every publication has a fate. */
async function run(last: Day, step: number, fates: readonly Fate[] = []) {
  const journal = createFakeJournal();
  const tables = tablesOf(policies);
  let closed: Day | null = null;
  const witness = { closedDate: () => Promise.resolve(closed) };
  const start = () => createEvaluator({ witness, tables, journal });
  let evaluator = start();
  const left = [...fates];
  for (closed = FIRST; closed !== null;) {
    journal.fate = left.shift() ?? 'written';
    const fate = journal.fate;
    await evaluator.round().catch((error: Error) => {
      if (error.message !== fate) throw error;
      evaluator = start(); // a process that ended and began anew
    });
    if (journal.transactions.at(-1)?.asOf === closed) {
      if (closed === last) break;
      closed = Math.min(last, closed + step);
    }
  }
  const said = journal.published.map(
    ({ decision: { type, record } }) => `${type} ${record.warningId} ${record.asOf}`,
  );
  return { said, journal, tables };
}

it('publishes the same whatever the dates come in, day by day or all at once', async () => {
  const daily = await run(FIRST + 100, 1);
  expect(daily.said.length).toBeGreaterThan(10);
  expect(new Set(daily.said).size).toBe(daily.said.length);
  for (const step of [2, 7, 100]) expect((await run(FIRST + 100, step)).said).toEqual(daily.said);
});

it('publishes nothing twice and loses nothing when it ends before, in or after a transaction', async () => {
  const whole = await run(FIRST + 100, 7);
  const fates: Fate[] = ['lost', 'answer-lost', 'written', 'answer-lost', 'lost', 'lost', 'answer-lost'];
  const torn = await run(FIRST + 100, 7, [...fates, ...fates, ...fates]);
  expect(torn.said).toEqual(whole.said);
  expect(torn.journal.published).toEqual(whole.journal.published);
});

it('says nothing of a date that was published', async () => {
  const { journal, tables } = await run(FIRST + 50, 10);
  const published = journal.published.length;
  const again = createEvaluator({
    witness: { closedDate: () => Promise.resolve(FIRST + 50) },
    tables,
    journal,
  });
  expect(await again.round()).toBe(FIRST + 50);
  expect(journal.published.length).toBe(published);
});

it('takes for each date the policy in force at its end, and clears what the next one no longer has', async () => {
  const { journal } = await run(FIRST + 100, 100);
  const before = journal.published.filter(({ decision }) => decision.record.asOf < FIRST + 60);
  const after = journal.published.filter(({ decision }) => decision.record.asOf >= FIRST + 60);
  expect(before.every(({ decision }) => decision.record.policyVersion === '1')).toBe(true);
  expect(before.every(({ decision }) => decision.record.asOf >= FIRST + 4)).toBe(true);
  const removed = after.filter(({ decision }) => decision.record.ruleId === 'overdue');
  expect(removed.map(({ decision }) => decision.record)).toMatchObject([
    { reason: 'rule-removed', asOf: FIRST + 60, policyVersion: '2' },
  ]);
});

it('asks for many dates at once, and names who weighs most', async () => {
  const { tables, journal } = await run(FIRST + 100, 100);
  // 20,000 customers: twenty dates a question
  expect(tables.asked).toBeLessThanOrEqual(8);
  const raised = journal.published.find(({ decision }) => decision.type === 'PortfolioWarningRaised');
  expect(raised?.topCustomers).toEqual([
    { customerId: `${raised?.decision.record.member}-1`, exposureMinor: 5, overdueMinor: 2, share: 0.5 },
  ]);
});
