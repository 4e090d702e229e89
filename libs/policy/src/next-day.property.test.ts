import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compilePolicy, type Policy } from './compile.ts';
import type { Decision } from './decision.ts';
import type { Condition, Expression, GradeTerms, LimitPolicy, PolicyDocument } from './document.ts';
import { initialMemory, type Memory } from './state.ts';
import { document, evaluatedUntil, KNOWN, overdueRule, scorecard, text } from './testing/fixture.ts';
import type { Indicators } from './values.ts';

/** What is known of a customer after an event; from then on only the calendar moves his values. */
interface Facts {
  readonly daysPastDue: number;
  /** weighted = (weight + days × parts) / parts. */
  readonly weight: number;
  readonly parts: number;
  readonly historyDays: number;
  readonly dsoPerDay: number | null;
  readonly x: number;
}

function after(facts: Facts, days: number): Indicators {
  const { daysPastDue, weight, parts, dsoPerDay, x } = facts;
  const historyDays = Math.min(365, facts.historyDays + days);
  return {
    daysPastDue: daysPastDue > 0 ? daysPastDue + days : 0,
    weighted: weight > 0 ? (weight + days * parts) / parts : 0,
    historyDays,
    dso: dsoPerDay === null ? null : dsoPerDay * Math.min(90, historyDays),
    x,
    turnoverMinor: x * 1_000,
    openMinor: 10 * x,
    overdueMinor: x,
    exposureMinor: 10 * x,
  };
}

const facts: fc.Arbitrary<Facts> = fc.record({
  daysPastDue: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })),
  weight: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
  parts: fc.integer({ min: 1, max: 9 }),
  historyDays: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 300, max: 365 })),
  dsoPerDay: fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { freq: 4 }),
  x: fc.integer({ min: 0, max: 9 }),
});

const level = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(2.5, 7 / 3, 12.1, -20, -3.3));
const bound = fc.oneof(
  { weight: 4, arbitrary: level },
  fc.record({ of: fc.constantFrom('x', 'weighted', 'dso'), times: fc.constantFrom(0.5, 3, 10) }),
);
const comparison: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom('daysPastDue', 'weighted', 'dso', 'historyDays', 'x', 'risk.score', 'risk.gradeRank'),
    fc.constantFrom('lt', 'lte', 'gt', 'gte', 'eq'),
    bound,
  )
  .map(([value, comparator, against]) => ({ value, [comparator]: against }));
const ago = fc.record({
  of: fc.constantFrom('x', 'turnoverMinor', 'risk.score', 'risk.gradeRank'),
  daysAgo: fc.constantFrom(1, 3, 7, 30, 100),
  times: fc.constantFrom(undefined, 0.5, 1.5),
  plus: fc.constantFrom(undefined, -1, 1, 2),
});
/** Against what it was itself or another one, moving by itself or not; also with the past missing. */
const againstThePast: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.option(fc.constantFrom('daysPastDue', 'weighted', 'dso'), { freq: 2, nil: null }),
    fc.constantFrom('lt', 'lte', 'gt', 'gte', 'eq'),
    ago,
    fc.boolean(),
  )
  .map(([other, comparator, { of, daysAgo, times, plus }, missing]) => ({
    value: other ?? of,
    [comparator]: {
      of,
      daysAgo,
      ...(times === undefined ? {} : { times }),
      ...(plus === undefined ? {} : { plus }),
    },
    ...(missing ? { missing } : {}),
  }));

const name = fc.constantFrom('daysPastDue', 'weighted', 'dso', 'x', 'risk.gradeRank');
const number: fc.Arbitrary<Expression> = fc.oneof(
  name,
  level,
  fc.tuple(fc.constant('ago'), fc.constantFrom('x', 'risk.gradeRank'), fc.constantFrom(2, 9)),
  fc.tuple(fc.constantFrom('+', '-', '*', '/', 'min', 'max'), name, fc.oneof(name, level)),
  fc.tuple(fc.constant('?:'), fc.tuple(fc.constant('>'), name, level), name, level),
);
const compared = fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), number, number);
const expression: fc.Arbitrary<Condition> = fc
  .oneof(
    compared,
    fc.tuple(fc.constantFrom('&&', '||'), compared, fc.tuple(fc.constant('!'), compared)),
    fc.tuple(fc.constant('&&'), fc.tuple(fc.constant('has'), name), compared),
  )
  .map((tree) => ({ cel: 'as the tree says', tree: tree }));

const condition: fc.Arbitrary<Condition> = fc.oneof(
  comparison,
  againstThePast,
  fc.tuple(againstThePast, comparison).map((all) => ({ all })),
  expression,
  fc.array(comparison, { minLength: 2, maxLength: 4 }).map((all) => ({ all })),
  fc.array(comparison, { minLength: 2, maxLength: 4 }).map((any) => ({ any })),
  comparison.map((not) => ({ not })),
);
const withoutRisk = fc
  .oneof({ weight: 3, arbitrary: comparison }, againstThePast, expression)
  .filter((one) => !JSON.stringify(one).includes('risk.'));

const parts: fc.Arbitrary<Parts> = fc.record({
  raise: condition,
  clear: fc.option(condition, { nil: undefined }),
  when: condition,
  forDays: fc.integer({ min: 0, max: 4 }),
  clearForDays: fc.integer({ min: 0, max: 4 }),
  maxDays: fc.option(fc.integer({ min: 5, max: 40 }), { freq: 2, nil: undefined }),
  cap: withoutRisk,
  unlikely: withoutRisk,
  cuts: fc.uniqueArray(level, { minLength: 1, maxLength: 4 }).map((cuts) => cuts.sort((a, b) => a - b)),
  scored: fc.constantFrom('daysPastDue', 'weighted', 'dso'),
  turnover: fc.constantFrom('turnoverMinor', 'weighted'),
  limit: fc.record({
    covered: fc.constantFrom('x', 'x', 'x', 'x', 'dso'),
    capped: fc.constantFrom('x', 'x', 'x', 'x', 'weighted'),
  }),
  reviews: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
  minor: fc.integer({ min: 1, max: 30 }),
  material: fc.constantFrom('x', 'weighted'),
});

interface Parts {
  readonly raise: Condition;
  readonly clear: Condition | undefined;
  readonly when: Condition;
  readonly forDays: number;
  readonly clearForDays: number;
  readonly maxDays: number | undefined;
  readonly cap: Condition;
  readonly unlikely: Condition;
  readonly cuts: readonly number[];
  readonly scored: string;
  readonly turnover: string;
  readonly limit: { readonly covered: string; readonly capped: string };
  /** By the rank of the grade. */
  readonly reviews: readonly number[];
  readonly minor: number;
  readonly material: string;
}

function documentOf(parts: Parts): PolicyDocument {
  const { raise, clear, when, forDays, clearForDays, maxDays, cuts, minor, material } = parts;
  const base = document();
  const { clear: _, ...blank } = overdueRule;
  // A clear level that reaches into the raise level is refused.
  const clears = clear === undefined ? {} : { clear: { all: [clear, { not: raise }] } };
  const ages = maxDays === undefined ? {} : { maxDays };
  const waiting = { ...blank, raise, ...clears, forDays, clearForDays, ...ages };
  return {
    ...base,
    segments: [
      {
        ...base.segments[0]!,
        limit: limitOf(parts, base.segments[0]!.limit),
        terms: { byGrade: termsOf(parts.reviews) },
      },
    ],
    scorecards: {
      only: {
        ...scorecard,
        behaviour: [
          {
            id: 'scored',
            value: parts.scored,
            missing: 0,
            bins: [...cuts, undefined].map((to, index) => ({
              ...(index === 0 ? {} : { from: cuts[index - 1]! }),
              ...(to === undefined ? {} : { to }),
              points: -15 * index,
            })),
          },
        ],
        overrides: [{ id: 'cap', title: text('Cap'), when: parts.cap, cap: 'C' }],
        upgrade: { marginPoints: 0, probationDays: 3 },
      },
    },
    rules: [
      { ...waiting, escalate: [{ when, severity: 'high' }], materiality: { value: material, minor } },
      { ...waiting, id: 'plain' },
    ],
    default: {
      pastDue: {
        value: 'daysPastDue',
        moreThanDays: 90,
        amount: 'overdueMinor',
        moreThanMinor: 2,
        moreThanRatio: 0.01,
        of: 'openMinor',
      },
      unlikelyToPay: [{ id: 'unlikely', title: text('Unlikely'), when: parts.unlikely }],
      probationDays: 90,
    },
  };
}

function limitOf({ turnover, limit }: Parts, plain: LimitPolicy): LimitPolicy {
  const { covered, capped } = limit;
  return {
    ...plain,
    turnover,
    roundToMinor: 1,
    capOf: { of: capped, times: 200 },
    coverage: [{ value: covered, share: 0.9, downTo: 'B' }],
    inDefaultMinor: 1,
  };
}

function termsOf(reviews: readonly number[]): Record<string, GradeTerms> {
  return Object.fromEntries(reviews.map((reviewDays, rank) => ['ABC'[rank]!, { reviewDays }]));
}

type Life = readonly { readonly day: number; readonly facts: Facts }[];

const life: fc.Arbitrary<Life> = fc
  .array(fc.record({ after: fc.integer({ min: 1, max: 130 }), facts }), { minLength: 1, maxLength: 5 })
  .map((steps) => {
    let day = 0;
    return steps.map((step) => ({ day: (day += step.after), facts: step.facts }));
  });

/** Lives through the events up to 130 days after the last, looking on every day or only when there is cause to. */
function live(
  policy: Policy,
  events: Life,
  looks: 'daily' | 'named',
): { decisions: Decision[]; days: number } {
  let memory: Memory = initialMemory();
  let next: number | null = null;
  let days = 0;
  const decisions: Decision[] = [];
  events.forEach(({ day, facts }, index) => {
    const until = events[index + 1]?.day ?? day + 130;
    for (let today = day; today < until; today++) {
      if (looks === 'named' && today !== day && today !== next) continue;
      days++;
      const given = { today, offset: today, indicators: after(facts, today - day) };
      const result = evaluatedUntil(policy, given, memory);
      memory = result;
      next = result.next;
      decisions.push(...result.decisions);
    }
  });
  return { decisions, days };
}

it('decides the same on the same days when looking only on the days it names', () => {
  let daily = 0;
  let named = 0;
  let decisions = 0;
  fc.assert(
    fc.property(parts, life, (written, events) => {
      const compiled = compilePolicy(documentOf(written), KNOWN);
      // A few are refused, such as rules that can never be raised.
      fc.pre(compiled.ok);
      const every = live(compiled.policy, events, 'daily');
      const few = live(compiled.policy, events, 'named');
      expect(few.decisions).toEqual(every.decisions);
      daily += every.days;
      named += few.days;
      decisions += every.decisions.length;
    }),
    { numRuns: 400, maxSkipsPerRun: 4, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
  );
  // Looking less often is what it is for.
  expect(decisions).toBeGreaterThan(1_000);
  expect(named).toBeLessThan((daily * 2) / 3);
}, 60_000);
