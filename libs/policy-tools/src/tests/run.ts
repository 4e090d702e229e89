import { dayOf } from '@foreshock/contracts';
import type { Day } from '@foreshock/ledger';
import { pointsTable, segmentOf, type Policy, type ScorePoints } from '@foreshock/policy';
import type { PolicyTest, TestStep } from '@foreshock/policy-file';
import { subjectByEvents } from './by-events.ts';
import { subjectByValues } from './by-values.ts';
import { customerOf } from './customer.ts';
import { mismatches } from './expect.ts';
import type { Subject } from './standing.ts';

/** Why a test fails; `path` is a JSON pointer below the test. */
export interface TestFailure {
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

export interface TestResult {
  readonly name: string;
  readonly failures: readonly TestFailure[];
  /** Where the score came from, when the score or the grade is another one. */
  readonly points: readonly ScorePoints[] | null;
}

/** Runs one test, up to the first step that is not as expected. Its names have been checked before. */
export function runTest(policy: Policy, test: PolicyTest): TestResult {
  const { name } = test;
  const subject = subjectOf(policy, test);
  for (const [index, step] of [test, ...(test.then ?? [])].entries()) {
    const path = index === 0 ? '' : `/then/${index - 1}`;
    const failures = runStep(subject, step).map((one) => ({ ...one, path: path + one.path }));
    if (failures.length > 0) return { name, failures, points: pointsWhereGraded(subject, failures) };
  }
  return { name, failures: [], points: null };
}

function subjectOf(policy: Policy, test: PolicyTest): Subject {
  const customer = customerOf(test, policy.document);
  const steps = [test, ...(test.then ?? [])];
  const events = steps.flatMap(({ given }) => given?.events ?? []);
  return events.length > 0 ? subjectByEvents(policy, customer, events) : subjectByValues(policy, customer);
}

function runStep(subject: Subject, step: TestStep): readonly TestFailure[] {
  const obstacle = subject.take(step.given ?? {});
  if (obstacle !== null) return [obstacle];
  const until = dayOfStep(subject, step);
  if (until < subject.today())
    return [
      { path: '/onDay', message: `it is day ${subject.today() - subject.firstDay} of the test already` },
    ];
  subject.waitUntil(until);
  const wrong = step.expect === undefined ? [] : mismatches(step.expect, subject.standing());
  return wrong.map(({ path, what, expected, actual }) => ({
    path,
    message: `${what}: expected ${expected}, got ${actual}`,
    ...{ expected, actual },
  }));
}

function dayOfStep(subject: Subject, { days = 0, onDay }: TestStep): Day {
  if (onDay === undefined) return subject.today() + days;
  return typeof onDay === 'number' ? subject.firstDay + onDay : dayOf(onDay);
}

function pointsWhereGraded(subject: Subject, failures: readonly TestFailure[]): TestResult['points'] {
  if (!failures.some(({ path }) => /\/expect\/(grade|score)$/.test(path))) return null;
  const { policy, facts, values } = subject.standing();
  return pointsTable(segmentOf(policy, facts).scorecard, values);
}
