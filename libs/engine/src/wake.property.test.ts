import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EngineInput, EngineOutput } from './index.ts';
import { judge } from './judge.ts';
import { createPartition, type Partition } from './partition.ts';
import { takeIndicators } from './publish.ts';
import { step } from './step.ts';
import { activated, invoice, judgement, payment, policy, tick } from './testing/given.ts';

const START = 1_000;
const DAYS = 150;

/** Levels on days past due, on a ratio that ages with the history and on the past, durations, ages, expressions, reviews. */
const watchful = {
  ...policy,
  segments: [{ ...policy.segments[0]!, terms: { byGrade: { A: { reviewDays: 23 }, B: { reviewDays: 9 } } } }],
  judgement: { maxDays: 365, maxNotchesUp: 1, approval: { grade: false, limitAboveMinor: 10_000 } },
  rules: [
    ...policy.rules.map((rule) => ({
      ...rule,
      escalate: [{ when: { value: 'weightedDaysPastDue', gt: 20.5 }, severity: 'high' as const }],
    })),
    ...policy.rules.map((rule) => ({
      ...rule,
      id: 'slow',
      raise: { value: 'dsoCountback', gt: 12 },
      clear: { value: 'dsoCountback', lt: 9 },
      forDays: 4,
      clearForDays: 3,
    })),
    ...policy.rules.map((rule) => ({
      ...rule,
      id: 'rise',
      raise: { value: 'openMinor', gte: { of: 'openMinor', daysAgo: 20, times: 1.5 } },
      clear: { value: 'openMinor', lt: { of: 'openMinor', daysAgo: 20, times: 1.2 } },
      maxDays: 15,
    })),
    ...policy.rules.map((rule) => ({
      ...rule,
      id: 'fall',
      raise: { value: 'risk.score', lt: { of: 'risk.score', daysAgo: 10, plus: -5 } },
      clear: { value: 'risk.score', gte: { of: 'risk.score', daysAgo: 10, plus: -2 } },
    })),
    ...policy.rules.map((rule) => ({
      ...rule,
      id: 'expression',
      raise: {
        cel: '2 * overdueMinor > openMinor + 500 && openMinor > ago(openMinor, 7)',
        tree: [
          '&&',
          ['>', ['*', 2, 'overdueMinor'], ['+', 'openMinor', 500]],
          ['>', 'openMinor', ['ago', 'openMinor', 7]],
        ],
      },
      clear: {
        cel: '2 * overdueMinor <= openMinor + 500 && overdueMinor < 0.5 * openMinor',
        tree: [
          '&&',
          ['<=', ['*', 2, 'overdueMinor'], ['+', 'openMinor', 500]],
          ['<', 'overdueMinor', ['*', 0.5, 'openMinor']],
        ],
      },
    })),
  ],
};

const invoices = fc.array(
  fc.record({
    customerId: fc.constantFrom('c1', 'c2'),
    issued: fc.integer({ min: 0, max: 60 }),
    terms: fc.integer({ min: 0, max: 30 }),
    amount: fc.integer({ min: 1_000, max: 9_000 }),
    paidAfter: fc.option(fc.integer({ min: 1, max: 80 })),
  }),
  { minLength: 1, maxLength: 8 },
);

const judgements = fc.array(
  fc.record({
    customerId: fc.constantFrom('c1', 'c2'),
    kind: fc.constantFrom('GRADE', 'LIMIT'),
    day: fc.integer({ min: 0, max: 120 }),
    grade: fc.constantFrom('A', 'B'),
    days: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 4 },
);

type Judgements = typeof judgements extends fc.Arbitrary<infer T> ? T : never;
type Invoices = typeof invoices extends fc.Arbitrary<infer T> ? T : never;

/** The log, day by day: each begins with its tick. */
function logOf(all: Invoices, judged: Judgements): EngineInput[] {
  const log: EngineInput[] = [activated(watchful)];
  for (let day = 0; day < DAYS; day++) {
    log.push(tick(START + day));
    all.forEach(({ customerId, issued, terms, amount, paidAfter }, index) => {
      const id = `i${index}`;
      if (issued === day) log.push(invoice(customerId, id, START + day, START + day + terms, amount));
      if (paidAfter !== null && issued + paidAfter === day)
        log.push(payment(customerId, id, START + day, amount));
    });
    judged.forEach(({ customerId, kind, day: on, grade, days }, index) => {
      if (on !== day) return;
      const until = { eventId: `j${index}`, validUntil: START + day + days };
      log.push(judgement(customerId, kind, START + day, kind === 'GRADE' ? { ...until, grade } : until));
    });
  }
  return log;
}

/** The decisions, customer by customer; after each tick everybody is judged once more where `isEager`. */
function live(log: readonly EngineInput[], isEager: boolean): { decisions: EngineOutput[]; woken: number } {
  const partition = createPartition(0, () => 2);
  const decisions: EngineOutput[] = [];
  let woken = 0;
  log.forEach((input, offset) => {
    const result = step(partition, input, offset);
    if (result.kind !== 'ok') throw new Error(result.message);
    decisions.push(...result.outputs.filter(({ type }) => type !== 'IndicatorsUpdated'));
    const touched = [...takeIndicators(partition)].length;
    if (input.type !== 'ClockTick') return;
    woken += touched;
    if (isEager) judgeAll(partition, offset, decisions);
  });
  const of = (id: string) => decisions.filter(({ record }) => record.customerId === id);
  return { decisions: [...of('c1'), ...of('c2')], woken };
}

function judgeAll(partition: Partition, offset: number, outputs: EngineOutput[]): void {
  for (const [customerId, customer] of partition.customers)
    judge(partition, partition.policy!, customerId, customer, partition.businessDate!, offset, outputs);
}

it('decides on the days it wakes what it would decide looking at everybody every day', () => {
  let woken = 0;
  let days = 0;
  let decisions = 0;
  fc.assert(
    fc.property(invoices, judgements, (all, judged) => {
      const log = logOf(all, judged);
      const named = live(log, false);
      expect(named.decisions).toEqual(live(log, true).decisions);
      woken += named.woken;
      days += DAYS;
      decisions += named.decisions.length;
    }),
    { numRuns: 60 },
  );
  expect(decisions).toBeGreaterThan(400);
  expect(woken).toBeLessThan(days / 2);
}, 60_000);
