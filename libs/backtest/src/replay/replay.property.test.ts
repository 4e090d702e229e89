import type { EngineInput } from '@foreshock/engine';
import { yyyymmdd } from '@foreshock/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, type Question } from '../compare.ts';
import { activated, activation, FIRST_DAY, logs, policy, replayed, tick } from '../testing/logs.ts';
import type { Track } from '../track.ts';

const question: Question = {
  from: null,
  horizonDays: 60,
  outcome: 'pastDue30',
  costs: {
    warningMinor: { HIGH: 3, MEDIUM: 2, LOW: 1 },
    ...{ holdOfGoodMinor: 5, savedShare: 0.5, minLeadDays: 5, lossGivenDefault: 0.5 },
  },
};
const live = { kind: 'as-activated' } as const;
const instead = (warnsAt: number, from: 'beginning' | 'first-activation' = 'first-activation') =>
  ({ kind: 'instead', policy: activation(policy(warnsAt)), from }) as const;

test('a policy against itself gives the same in everything, and no difference', () => {
  fc.assert(
    fc.property(logs, fc.nat(10), (log, at) => {
      // Activated somewhere: what came before it was refused, and the draft must not know it either.
      const activatedAt = Math.min(at, log.length);
      const whole = [...log.slice(0, activatedAt), activated(policy(10)), ...log.slice(activatedAt)];
      const found = compare(replayed(whole, live), replayed(whole, instead(10)), question);
      if (found === null) return;
      expect(found.draft).toEqual(found.live);
      expect(Object.values(found.difference).filter((one) => one !== null && one !== 0)).toEqual([]);
      expect(found.grades.moved).toBe(0);
    }),
  );
});

test('another policy does make a difference', () => {
  let [differ, warned] = [0, 0];
  fc.assert(
    fc.property(logs, (log) => {
      const found = compare(
        replayed(log, instead(3, 'beginning')),
        replayed(log, instead(25, 'beginning')),
        question,
      )!;
      if (found.difference.raised !== 0) differ++;
      warned += found.live.burden.raised;
    }),
    { seed: 1 },
  );
  expect(differ).toBeGreaterThan(10);
  expect(warned).toBeGreaterThan(100);
});

test('what becomes of customers is the same whatever the policy, and however often it looks', () => {
  let outcomes = 0;
  fc.assert(
    fc.property(logs, (log) => {
      const of = (warnsAt: number) => outcomesByCustomer(replayed(log, instead(warnsAt, 'beginning')));
      const found = of(1);
      outcomes += Object.values(found).flat().length;
      expect(of(29)).toEqual(found);
      expect(of(1000)).toEqual(found);
    }),
    { seed: 1 },
  );
  expect(outcomes).toBeGreaterThan(100);
});

/** Ends of months, the days on which scores are taken down. */
const monthEnds = fc.integer({ min: 1, max: 400 }).map((days) => {
  let day = FIRST_DAY + days;
  while (!yyyymmdd(day + 1).endsWith('01')) day++;
  return day;
});

test('what is said at the end of a month is what a log says that ends there, whatever comes after it', () => {
  let said = 0;
  fc.assert(
    fc.property(logs, logs, monthEnds, (log, other, day) => {
      const known = upTo(log, day);
      const futures = [[], [tick(day + 1), ...log.slice(known.length)], other.slice(upTo(other, day).length)];
      const [ended, ...wentOn] = futures.map((future) =>
        saidUpTo(replayed([...known, tick(day), ...future], instead(10, 'beginning')), day),
      );
      said += ended!.length;
      for (const one of wentOn) expect(one).toEqual(ended);
    }),
    { seed: 1 },
  );
  expect(said).toBeGreaterThan(100);
});

test('a log that is read up to a day is the log that ended there', () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 400 }), (log, days) => {
      const day = FIRST_DAY + days;
      const cut = replayed([...upTo(log, day), tick(day)], instead(10, 'beginning'));
      const read = replayed([...log, tick(day + 500)], instead(10, 'beginning'), day);
      expect({ ...read, records: 0 }).toEqual({ ...cut, records: 0 });
    }),
  );
});

/** The records before the first tick to a later day. */
function upTo(log: readonly EngineInput[], day: number): readonly EngineInput[] {
  const end = log.findIndex((input) => input.type === 'ClockTick' && input.record.date > day);
  return end < 0 ? log : log.slice(0, end);
}

/** Everything that was said of anybody up to the end of a day, as it was known then. */
function saidUpTo({ customers }: Track, day: number): unknown[] {
  return customers.flatMap(({ customerId, warnings, holds, standings, outcomes }) => [
    ...warnings
      .filter(({ raisedOn }) => raisedOn <= day)
      .map(({ ruleId, raisedOn, severity, clearedOn }) => {
        const cleared = clearedOn !== null && clearedOn <= day ? clearedOn : null;
        return [customerId, ruleId, raisedOn, severity, cleared];
      }),
    ...holds.filter((hold) => hold <= day).map((hold) => [customerId, 'hold', hold]),
    ...standings.filter((standing) => standing.day <= day).map((standing) => [customerId, standing]),
    ...outcomes.filter((outcome) => outcome.day <= day).map(({ kind, day: on }) => [customerId, kind, on]),
  ]);
}

const outcomesByCustomer = ({ customers }: Track) =>
  Object.fromEntries(customers.map(({ customerId, outcomes }) => [customerId, outcomes]));
