import { expect, it } from 'vitest';
import { costsShape, DEFAULT_COSTS, worthOf } from './costs.ts';
import { figuresFrom } from './figures.ts';
import { readSteps, statementOf } from './statement.ts';

const row = (dimension: string, key: string, cells: object = {}) => ({
  ...{ dimension, key, as_of: '2014-01-10', currency: 'USD', median_lead_days: null },
  ...{ step_counts: {}, recommended_counts: {}, with_money: 0, paid: 0 },
  ...cells,
});

it('prices known warnings and steps, and days won at the cost of capital', () => {
  const cells = {
    episodes: 12,
    not_yet_known: 2,
    step_counts: { DUNNED: 3 },
    recommended_counts: { HOLD: 1, LEGAL_STEP: 2 },
  };
  const { total } = figuresFrom([row('total', '', { ...cells, won_minor_days: 365 * 1_000 })]);
  expect(worthOf(total!, DEFAULT_COSTS)).toEqual({
    costMinor: 10 * 500 + 3 * 200,
    recommendedCostMinor: 2 * 15_000,
    benefitMinor: 80,
  });
});

it('compares equal kinds only, weighted as they occur with a step', () => {
  const kind = (rule: string, acted: boolean, with_money: number, paid: number) =>
    row('pair', JSON.stringify([rule, 'HIGH', acted]), { with_money, paid });
  const { comparison } = figuresFrom([
    ...[kind('a', true, 3, 3), kind('a', false, 10, 5)],
    ...[kind('b', true, 1, 0), kind('b', false, 2, 2)],
    kind('c', false, 7, 7),
  ]);
  expect(comparison).toEqual({
    withStep: { episodes: 4, paidShare: 0.75 },
    withoutStep: { episodes: 12, paidShare: (0.5 * 3 + 1 * 1) / 4 },
    kinds: 2,
    leftOut: 7,
  });
});

it('has no figures without warnings', () => {
  expect(figuresFrom([])).toMatchObject({ asOf: null, total: null, groups: [], comparison: { kinds: 0 } });
});

it('refuses costs of an unknown kind', () => {
  const costs = { currency: 'USD', ...DEFAULT_COSTS, perActionMinor: { DUNED: 1 } };
  expect(costsShape.safeParse(costs).success).toBe(false);
});

it('is one statement that only reads', () => {
  const sql = statementOf(readSteps());
  expect(sql.startsWith('WITH\n')).toBe(true);
  expect(sql).not.toMatch(/\b(INSERT|CREATE|DROP|ALTER)\b|\{log:/);
});
