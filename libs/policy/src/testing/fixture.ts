import { compilePolicy, type Policy } from '../compile.ts';
import type { EvaluationInput, SegmentFacts } from '../context.ts';
import type { Decision } from '../decision.ts';
import type { Characteristic, LocalText, PolicyDocument, Rule, Scorecard } from '../document.ts';
import { evaluate, type Evaluated } from '../evaluate.ts';
import type { JudgementsInForce } from '../judgement.ts';
import { orNull } from '../condition.ts';
import { dayOfStamp, FIRST_ENTRY, placeOfStamp } from '../diary.ts';
import { nextEvaluationDay } from '../next-day.ts';
import type { Day } from '../day.ts';
import { initialMemory, type Memory, type RiskState } from '../state.ts';
import { valuesOf, type IndicatorDomain, type Indicators, type Signals } from '../values.ts';

export const KNOWN: readonly (string | IndicatorDomain)[] = [
  'openMinor',
  'overdueMinor',
  { name: 'daysPastDue', carry: 'day' },
  { name: 'historyDays', carry: 'day', carryUpTo: 365 },
  { name: 'dso', carry: 'history', carryUpTo: 90 },
  { name: 'weighted', carry: 'day' },
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

/** What an evaluation is about, as the tests write it. */
export interface Given {
  readonly today: number;
  readonly offset: number;
  readonly indicators: Indicators;
  readonly signals?: Signals;
  readonly segmentFacts?: SegmentFacts;
  readonly judgements?: JudgementsInForce;
}

/** The input of an evaluation of customer c1 under a policy. */
export function inputOf(policy: Policy, given: Given): EvaluationInput {
  const { today, offset, indicators, signals = {}, segmentFacts = {}, judgements = null } = given;
  const values = valuesOf(policy.names, indicators, signals);
  return { customerId: 'c1', segmentFacts, values, judgements, today, partition: 0, offset };
}

/** An evaluation; the state as it was, and no decisions, where there is nothing new. */
export function evaluated(policy: Policy, given: Given, memory: Memory): Evaluated {
  return evaluate(policy, inputOf(policy, given), memory) ?? { ...memory, decisions: [] };
}

/** An evaluation, and the day on which the policy wants to look again. */
export function evaluatedUntil(
  policy: Policy,
  given: Given,
  memory: Memory,
): Evaluated & { readonly next: Day | null } {
  const input = inputOf(policy, given);
  const result = evaluate(policy, input, memory) ?? { ...memory, decisions: [] };
  return { ...result, next: nextEvaluationDay(policy, result, given.today, input.values) };
}

/** One customer that lives under a policy; every `on` is an evaluation at the next offset. */
export function customer(policy: Policy): {
  on: (today: number, indicators: Indicators, changes?: Partial<Given>) => readonly Decision[];
  under: (policy: Policy) => void;
  risk: () => RiskState;
  memory: () => Memory;
  /** What is remembered of the values in the past, by name: day, value, day, value… */
  past: () => Record<string, (number | null)[]>;
  /** The next day on which the policy wants to look again, as of the last evaluation. */
  nextDay: () => Day | null;
} {
  let memory = initialMemory();
  let current = policy;
  let offset = 0;
  let last: EvaluationInput | null = null;
  return {
    on(today, indicators, changes = {}) {
      last = inputOf(current, { today, offset: offset++, indicators, ...changes });
      const result = evaluate(current, last, memory);
      if (result !== null) memory = { risk: result.risk, diary: result.diary };
      return result?.decisions ?? [];
    },
    under(next) {
      current = next;
    },
    risk: () => memory.risk,
    memory: () => memory,
    past: () => pastOf(memory),
    nextDay: () => (last === null ? null : nextEvaluationDay(current, memory, last.today, last.values)),
  };
}

function pastOf({ risk, diary }: Memory): Record<string, (number | null)[]> {
  const past: Record<string, (number | null)[]> = {};
  for (let at = FIRST_ENTRY; at < diary.length; at += 2) {
    const history = (past[risk.pastNames[placeOfStamp(diary[at]!)]!] ??= []);
    history.push(dayOfStamp(diary[at]!), orNull(diary[at + 1]!));
  }
  return past;
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
