import { describe, expect, it } from 'vitest';
import { compilePolicy, type Policy } from '../compile.ts';
import type { PortfolioRule } from '../document.ts';
import { document, KNOWN, text } from '../testing/fixture.ts';
import type { PortfolioDecision } from './decision.ts';
import { stepPortfolio, type PortfolioState } from './step.ts';

/** Raises at 30 % overdue, clears below 20 %. */
const overdue: PortfolioRule = {
  id: 'overdueRate',
  title: text('Overdue'),
  source: 'credit',
  by: 'industry',
  raise: { value: 'overdueRatio', gte: 0.3 },
  clear: { value: 'overdueRatio', lt: 0.2 },
  severity: 'low',
  likelihood: 'medium',
  escalate: [{ when: { value: 'overdueRatio', gte: 0.5 }, severity: 'high' }],
  nextStep: text('Look'),
};

function compiled(...rules: readonly PortfolioRule[]): Policy {
  const result = compilePolicy({ ...document(), portfolio: rules }, KNOWN);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.policy;
}

/** Measures of one member a day; a day without any has nobody in the portfolio. */
type Day = Readonly<Record<string, number>> | null;

function run(policy: Policy, days: readonly Day[], from: PortfolioState = [], first = 15_706) {
  let state = from;
  const said: PortfolioDecision[] = [];
  days.forEach((measures, index) => {
    const values = Float64Array.from(policy.portfolio.names, (name) => measures?.[name] ?? NaN);
    const members = new Map(measures === null ? [] : [['RETAIL', values]]);
    const ids = policy.portfolio.rules.map(({ rule }) => rule.id);
    const stepped = stepPortfolio(policy, first + index, new Map(ids.map((id) => [id, members])), state);
    state = stepped.state;
    said.push(...stepped.decisions);
  });
  return { state, said, events: said.map(({ type, record }) => `${record.asOf - first} ${type.slice(16)}`) };
}

const ratio = (overdueRatio: number, more: Readonly<Record<string, number>> = {}): Day => ({
  overdueRatio,
  customers: 10,
  openMinor: 1_000,
  overdueMinor: 1_000 * overdueRatio,
  exposureMinor: 1_200,
  ...more,
});

describe('an episode of a portfolio', () => {
  it('raises, stays open between the levels, escalates once, and clears', () => {
    const { events, said, state } = run(
      compiled(overdue),
      [0.1, 0.3, 0.25, 0.6, 0.7, 0.25, 0.19].map((r) => ratio(r)),
    );
    expect(events).toEqual(['1 Raised', '3 Escalated', '6 Cleared']);
    expect(state).toEqual([]);
    expect(new Set(said.map(({ record }) => record.warningId))).toEqual(
      new Set(['overdueRate/industry/RETAIL.20130102']),
    );
    expect(said[0]).toMatchObject({
      type: 'PortfolioWarningRaised',
      record: {
        dimension: 'industry',
        member: 'RETAIL',
        severity: 'LOW',
        customers: 10,
        openMinor: 1_000,
        overdueMinor: 300,
        exposureMinor: 1_200,
        evidence: [{ name: 'overdueRatio', value: 0.3, threshold: 0.3, met: true }],
      },
    });
    expect(said[0]?.record).not.toHaveProperty('customerId');
    expect(said[2]?.record).toMatchObject({ reason: 'clear-level', raisedOn: 15_707 });
  });

  it('waits for its days without a break', () => {
    const rule = { ...overdue, forDays: 2, clearForDays: 1 };
    const { events } = run(
      compiled(rule),
      [0.4, 0.4, 0.1, 0.4, 0.4, 0.4, 0.1, 0.1].map((r) => ratio(r)),
    );
    expect(events).toEqual(['5 Raised', '7 Cleared']);
  });

  it('is not raised by few customers or little exposure, and clears below half of either', () => {
    const rule = { ...overdue, minCustomers: 10, minExposureMinor: 1_000 };
    const days = [
      ratio(0.4, { customers: 9 }),
      ratio(0.4, { exposureMinor: 999 }),
      ratio(0.4),
      ratio(0.4, { customers: 5 }),
      ratio(0.25, { customers: 4 }),
      ratio(0.4),
      ratio(0.25, { exposureMinor: 499 }),
    ];
    const { events, said } = run(compiled(rule), days);
    expect(events).toEqual(['2 Raised', '4 Cleared', '5 Raised', '6 Cleared']);
    expect(said[1]?.record).toMatchObject({ reason: 'below-materiality' });
  });

  it('clears when nobody is left, and when the policy has the rule no more', () => {
    const gone = run(compiled(overdue), [ratio(0.4), null]);
    expect(gone.said[1]?.record).toMatchObject({ reason: 'member-gone', member: 'RETAIL', customers: 0 });
    const open = run(compiled(overdue), [ratio(0.4)]);
    const removed = run(
      compiled({ ...overdue, id: 'other', raise: { value: 'hhi', gte: 1 }, clear: { value: 'hhi', lt: 1 } }),
      [ratio(0.4)],
      open.state,
      15_707,
    );
    expect(removed.said.map(({ record }) => record)).toMatchObject([
      { warningId: 'overdueRate/industry/RETAIL.20130101', reason: 'rule-removed' },
    ]);
    expect(removed.state).toEqual([]);
  });

  it('compares with days before', () => {
    const rule: PortfolioRule = {
      ...overdue,
      raise: {
        all: [
          { value: 'overdueRatio', gte: { of: 'overdueRatio', daysAgo: 30, times: 1.5 } },
          { value: 'hhi', gt: { of: 'hhi', daysAgo: 90, plus: 100 } },
        ],
      },
      clear: { value: 'hhi', lte: { of: 'hhi', daysAgo: 90, plus: 100 } },
      escalate: [],
    };
    const policy = compiled({ ...rule, escalate: overdue.escalate! });
    const day = ratio(0.31, { 'overdueRatio@30': 0.2, hhi: 301, 'hhi@90': 200 });
    expect(run(policy, [ratio(0.3), day]).events).toEqual(['1 Raised']);
  });

  it('goes on from its state as JSON as if it had never stopped', () => {
    const policy = compiled({ ...overdue, forDays: 2, clearForDays: 2 });
    const days = [0.4, 0.4, 0.4, 0.6, 0.1, 0.1, 0.1, 0.4].map((r) => ratio(r));
    const whole = run(policy, days);
    for (let cut = 1; cut < days.length; cut += 1) {
      const before = run(policy, days.slice(0, cut));
      const state = JSON.parse(JSON.stringify(before.state)) as PortfolioState;
      const after = run(policy, days.slice(cut), state, 15_706 + cut);
      expect([...before.said, ...after.said]).toEqual(whole.said);
    }
  });
});

describe('a portfolio rule that cannot be meant', () => {
  const errorsOf = (rule: object) => {
    const result = compilePolicy({ ...document(), portfolio: [{ ...overdue, ...rule }] }, KNOWN);
    return result.ok ? [] : result.errors.map(({ path, message, nearest }) => ({ path, message, nearest }));
  };

  it.each([
    [
      { raise: { value: 'overdueRate', gte: 0.3 } },
      '/portfolio/0/raise/value',
      'unknown portfolio measure',
      'overdueRatio',
    ],
    [
      { raise: { value: 'hhi', gte: { of: 'hi', daysAgo: 30 } } },
      '/portfolio/0/raise/gte/of',
      'unknown portfolio measure',
      'hhi',
    ],
    [
      { raise: { value: 'risk.score', gte: 1 } },
      '/portfolio/0/raise/value',
      'unknown portfolio measure',
      undefined,
    ],
    [{ by: 'industries' }, '/portfolio/0/by', 'is none of segment', 'industry'],
    [{ where: { segments: ['SMALL'] } }, '/portfolio/0/where/segments', 'is none of segment', 'segment'],
    [{ where: { segment: ['SMAL'] } }, '/portfolio/0/where/segment/0', 'unknown segment', 'SMALL'],
    [{ where: { grade: ['Z'] } }, '/portfolio/0/where/grade/0', 'unknown grade', undefined],
    [{ clear: { value: 'overdueRatio', lt: 0.4 } }, '/portfolio/0/clear', 'both can hold at once', undefined],
    [{ raise: { value: 'overdueRatio', gt: 1 } }, '/portfolio/0/raise', 'can never be raised', undefined],
    [{ minCustomers: '$few' }, '/portfolio/0/minCustomers', 'unknown parameter "$few"', undefined],
  ])('%j', (rule, path, message, nearest) => {
    const found = errorsOf(rule).find((error) => error.path === path && error.message.includes(message));
    expect(found, JSON.stringify(errorsOf(rule))).toBeDefined();
    if (nearest !== undefined) expect(found?.nearest).toBe(nearest);
  });
});
