import { snapshotCustomer, type EngineInput } from '@foreshock/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forecast } from './forecast.ts';
import { paymentRecord } from './records.ts';
import { situationOf } from './situation.ts';
import { digits, emptyLog, live, tick } from './testing/given.ts';
import { happenings, logOf, START } from './testing/logs.ts';
import { whatIf } from './what-if.ts';

const AHEAD = 100;

/** A log up to a day, and the situation of its first customer. */
const lived = fc.tuple(happenings, fc.integer({ min: 10, max: 80 })).map(([all, days]) => {
  const log = emptyLog();
  live(log, logOf(all, days));
  return { log, today: START + days - 1, all, days };
});

const ofC1 = (records: readonly { readonly record: { readonly customerId: string } }[]) =>
  records.filter(({ record }) => record.customerId === 'c1');

it('without payments forecasts the very decisions that come when nothing but time passes', () => {
  let decisions = 0;
  fc.assert(
    fc.property(lived, ({ log, today }) => {
      const situation = situationOf(log.partition, 'c1', digits, log.nextOffset);
      if (situation === null) return;
      const { entries } = forecast(situation, 'no-payments', today + AHEAD);
      const future = Array.from({ length: AHEAD }, (_, day) => tick(today + day + 1));
      const real = ofC1(live(log, future));
      expect(entries.map(({ decision }) => decision)).toEqual(real);
      decisions += real.length;
    }),
    { numRuns: 150 },
  );
  expect(decisions).toBeGreaterThan(120);
}, 60_000);

it('as usual forecasts the very decisions that come when the assumed payments do', () => {
  let paid = 0;
  fc.assert(
    fc.property(lived, ({ log, today }) => {
      const situation = situationOf(log.partition, 'c1', digits, log.nextOffset);
      if (situation === null) return;
      const { entries, payments } = forecast(situation, 'as-usual', today + AHEAD);
      const future: EngineInput[] = [];
      for (let day = today + 1; day <= today + AHEAD; day++) {
        future.push(tick(day));
        for (const one of payments.filter(({ paidOn }) => paidOn === day))
          future.push(paymentRecord('c1', one.invoiceId, day, one.leftMinor, one.currency, [one]));
      }
      paid += future.length - AHEAD;
      expect(entries.map(({ decision }) => decision)).toEqual(ofC1(live(log, future)));
      // Each invoice that is paid at all within the horizon is paid in full, in its own currency.
      const after = situationOf(log.partition, 'c1', digits, log.nextOffset)!;
      const left = forecast(after, 'as-usual', after.businessDate).payments.map(({ invoiceId }) => invoiceId);
      for (const one of payments)
        expect(left.includes(one.invoiceId)).toBe(one.paidOn === null || one.paidOn > today + AHEAD);
    }),
    { numRuns: 150 },
  );
  expect(paid).toBeGreaterThan(30);
}, 60_000);

it('changes nothing that it starts from', () => {
  fc.assert(
    fc.property(lived, ({ log, today }) => {
      const before = snapshotCustomer(log.partition, 'c1');
      const touched = [...log.partition.touched];
      const situation = situationOf(log.partition, 'c1', digits, log.nextOffset);
      if (situation === null) return;
      const first = whatIf(situation, [{ kind: 'PAYMENT', amountMinor: 5_000 }], today + 3);
      forecast(situation, 'as-usual', today + 50);
      expect(situation.bytes).toEqual(before);
      expect(snapshotCustomer(log.partition, 'c1')).toEqual(before);
      expect(log.partition.businessDate).toBe(today);
      expect([...log.partition.touched]).toEqual(touched);
      expect(whatIf(situation, [{ kind: 'PAYMENT', amountMinor: 5_000 }], today + 3)).toEqual(first);
    }),
    { numRuns: 60 },
  );
}, 60_000);
