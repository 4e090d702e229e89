import { compilePolicy, type Policy } from '../compile.ts';
import type { EvaluationInput } from '../context.ts';
import type { Decision } from '../decision.ts';
import type { Characteristic, LocalText, PolicyDocument, Rule, Scorecard } from '../document.ts';
import { evaluate } from '../evaluate.ts';
import { initialRisk, type RiskState } from '../state.ts';
import type { Indicators } from '../values.ts';

export const KNOWN = [
  'openMinor',
  'overdueMinor',
  'daysPastDue',
  'streak',
  'turnoverMinor',
  'exposureMinor',
  'x',
  'y',
];

export const text = (en: string): LocalText => ({ en, zh: `${en} 中文` });

export const daysPastDue: Characteristic = {
  id: 'dpd',
  value: 'daysPastDue',
  missing: -10,
  bins: [
    { to: 10, points: 0 },
    { from: 10, to: 30, points: -40 },
    { from: 30, points: -100 },
  ],
};

/** Bands at 590 and 550; 10 points of margin and 30 days of probation upwards. */
export const scorecard: Scorecard = {
  base: 600,
  behaviour: [daysPastDue],
  external: [],
  combine: { rule: 'worse' },
  grades: [
    { grade: 'A', minScore: 590, pd: 0.01 },
    { grade: 'B', minScore: 550, pd: 0.05 },
    { grade: 'C', pd: 0.3 },
  ],
  overrides: [],
  upgrade: { marginPoints: 10, probationDays: 30 },
};

/** Raises at 10 days past due, clears below 5. */
export const overdueRule: Rule = {
  id: 'overdue',
  title: text('Overdue'),
  source: 'credit',
  raise: { value: 'daysPastDue', gte: 10 },
  clear: { value: 'daysPastDue', lt: 5 },
  severity: 'low',
  likelihood: 'medium',
  nextStep: text('Call'),
};

export function document(changes: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    policyId: 'test',
    version: '1',
    title: text('Test'),
    baseCurrency: 'EUR',
    segments: [
      {
        id: 'all',
        title: text('All'),
        scorecard: 'only',
        lgd: 0.5,
        limit: {
          turnover: 'turnoverMinor',
          shareByGrade: { A: 0.2, B: 0.1, C: 0 },
          capMinor: 1_000_000,
          roundToMinor: 100,
          changeRatio: 0.1,
        },
      },
    ],
    scorecards: { only: scorecard },
    rules: [overdueRule],
    exposure: 'exposureMinor',
    ...changes,
  };
}

export function withScorecard(changes: Partial<Scorecard>): PolicyDocument {
  return document({ scorecards: { only: { ...scorecard, ...changes } } });
}

export function withRule(changes: Partial<Rule>): PolicyDocument {
  return document({ rules: [{ ...overdueRule, ...changes }] });
}

/** The compiled policy; throws with the errors where it is refused. */
export function compiled(from: PolicyDocument = document()): Policy {
  const result = compilePolicy(from, KNOWN);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.policy;
}

/** The errors as `path: message`, none where the policy is accepted. */
export function refusals(from: unknown): string[] {
  const result = compilePolicy(from, KNOWN);
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message}`);
}

/** One customer that lives under a policy; every `on` is an evaluation at the next offset. */
export function customer(policy: Policy): {
  on: (today: number, indicators: Indicators, changes?: Partial<EvaluationInput>) => readonly Decision[];
  under: (policy: Policy) => void;
  risk: () => RiskState;
} {
  let risk = initialRisk();
  let current = policy;
  let offset = 0;
  return {
    on(today, indicators, changes = {}) {
      const input: EvaluationInput = {
        customerId: 'c1',
        segmentFacts: {},
        indicators,
        signals: {},
        today,
        position: { partition: 0, offset: offset++ },
        ...changes,
      };
      const result = evaluate(current, input, risk);
      risk = result.risk;
      return result.decisions;
    },
    under(next) {
      current = next;
    },
    risk: () => risk,
  };
}

export function typesOf(decisions: readonly Decision[]): string[] {
  return decisions.map(({ type }) => type);
}

type RecordOf<T extends Decision['type']> = Extract<Decision, { type: T }>['record'];

/** The records of the decisions of a type. */
export function records<T extends Decision['type']>(decisions: readonly Decision[], type: T): RecordOf<T>[] {
  return decisions
    .filter((decision) => decision.type === type)
    .map((decision) => decision.record as RecordOf<T>);
}
