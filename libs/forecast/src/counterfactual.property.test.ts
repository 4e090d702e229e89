import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counterfactuals } from './counterfactual.ts';
import { reachedOn, waitingDays } from './goal.ts';
import { standing, startRun } from './run.ts';
import { situationOf } from './situation.ts';
import { digits, emptyLog, live } from './testing/given.ts';
import { happenings, logOf } from './testing/logs.ts';

it('names the least amount: it leads to the goal, one minor unit less does not', () => {
  const found = { PAYMENT: 0, GUARANTEE: 0 };
  fc.assert(
    fc.property(happenings, fc.integer({ min: 20, max: 90 }), (all, days) => {
      const log = emptyLog();
      live(log, logOf(all, days));
      const situation = situationOf(log.partition, 'c1', digits, log.nextOffset);
      if (situation === null) return;
      const now = standing(startRun(situation));
      for (const { goal, ways } of counterfactuals(situation)) {
        for (const way of ways) {
          if (way.kind !== 'PAYMENT' && way.kind !== 'GUARANTEE') continue;
          const { kind, amount, currency } = way;
          const reached = (amountMinor: number) =>
            reachedOn(situation, [{ kind, amountMinor, currency }], goal, waitingDays(now, goal));
          expect(reached(amount)).toBe(way.on);
          expect(amount === 1 ? null : reached(amount - 1)).toBeNull();
          found[kind]++;
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(found.PAYMENT).toBeGreaterThan(20);
  expect(found.GUARANTEE).toBeGreaterThan(5);
}, 120_000);
