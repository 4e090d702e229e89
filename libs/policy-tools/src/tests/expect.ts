import { decimalToMinor, formatMinor } from '@foreshock/contracts';
import { segmentOf } from '@foreshock/policy';
import type { Amount, Expectation, Expected, ExpectedNames } from '@foreshock/policy-file';
import type { Standing } from './standing.ts';

/** One thing that is not as expected; `path` is a JSON pointer below the step. */
export interface Mismatch {
  readonly path: string;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

const NOTHING = 'nothing';

/** Everything that is not as a step expects it. */
export function mismatches(expected: Expectation, standing: Standing): readonly Mismatch[] {
  const { policy, risk, facts } = standing;
  const { assessment } = risk;
  const { baseCurrency } = policy;
  const toMinor = (amount: Amount): number => decimalToMinor(String(amount), baseCurrency);
  const shown = (minor: number): string => formatMinor(minor, baseCurrency);
  const segment = assessment?.segmentId ?? segmentOf(policy, facts).id;
  return [
    ...same('segment', expected.segment, segment),
    ...same('grade', expected.grade, assessment?.grade),
    ...within('score', expected.score, assessment?.score, (score) => score, String),
    ...within('limit', expected.limit, assessment?.limitMinor, toMinor, shown),
    ...same('inDefault', expected.inDefault, assessment?.inDefault),
    ...names('warnings', expected.warnings, Object.keys(risk.open)),
    ...names('actions', expected.actions, Object.keys(risk.actions)),
    ...Object.entries(expected.severity ?? {}).flatMap(([rule, level]) =>
      same(`severity/${rule}`, level, risk.open[rule]?.severity ?? 'no warning'),
    ),
  ];
}

type Plain = string | number | boolean;

function same(field: string, expected: Plain | undefined, actual: Plain | undefined): Mismatch[] {
  if (expected === undefined || expected === actual) return [];
  return [mismatch(field, String(expected), actual === undefined ? NOTHING : String(actual))];
}

function within<T>(
  field: string,
  expected: Expected<T> | undefined,
  actual: number | undefined,
  toNumber: (value: T) => number,
  shown: (value: number) => string,
): Mismatch[] {
  if (expected === undefined) return [];
  const bounds =
    typeof expected === 'object' && expected !== null ? (expected as { gte?: T; lte?: T }) : null;
  const from =
    bounds === null ? toNumber(expected as T) : bounds.gte === undefined ? -Infinity : toNumber(bounds.gte);
  const to = bounds === null ? from : bounds.lte === undefined ? Infinity : toNumber(bounds.lte);
  if (actual !== undefined && actual >= from && actual <= to) return [];
  const text =
    bounds === null
      ? shown(from)
      : [from > -Infinity && `at least ${shown(from)}`, to < Infinity && `at most ${shown(to)}`]
          .filter((part) => part !== false)
          .join(', ');
  return [mismatch(field, text, actual === undefined ? NOTHING : shown(actual))];
}

function names(field: string, expected: ExpectedNames | undefined, actual: readonly string[]): Mismatch[] {
  if (expected === undefined) return [];
  if (isList(expected))
    return list(expected) === list(actual) ? [] : [mismatch(field, list(expected), list(actual))];
  const { includes = [], excludes = [] } = expected;
  const absent = includes.filter((name) => !actual.includes(name));
  const present = excludes.filter((name) => actual.includes(name));
  return [
    ...(absent.length > 0 ? [mismatch(`${field}/includes`, `${list(absent)} among them`, list(actual))] : []),
    ...(present.length > 0 ? [mismatch(`${field}/excludes`, `no ${list(present)}`, list(actual))] : []),
  ];
}

const isList = (expected: ExpectedNames): expected is readonly string[] => Array.isArray(expected);
const list = (all: readonly string[]): string => (all.length === 0 ? 'none' : [...all].sort().join(', '));

function mismatch(field: string, expected: string, actual: string): Mismatch {
  const what = field.replace('/includes', '').replace('/excludes', '').replace('/', ' of ');
  return { path: `/expect/${field}`, what, expected, actual };
}
