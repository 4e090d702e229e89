import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EngineInput, EngineOutput } from './index.ts';
import { step, takeIndicators } from './index.ts';
import { compared, differs } from './difference.ts';
import { createPartition, type Partition } from './partition.ts';
import {
  activated,
  customer,
  invoice,
  payment,
  policy,
  rate,
  shadowDeactivated,
  strict,
  tick,
} from './testing/given.ts';

const START = 1_000;
const second = { ...policy, version: '2', rules: strict.rules };
/** Levels on other values and durations than the live policies have, so that it is woken on days of its own. */
const patient = {
  ...strict,
  version: 'patient',
  rules: [
    ...policy.rules.map((rule) => ({ ...rule, id: 'slow', forDays: 6, clearForDays: 4 })),
    ...policy.rules.map((rule) => ({
      ...rule,
      id: 'old',
      raise: { value: 'weightedDaysPastDue', gt: 7.5 },
      clear: { value: 'weightedDaysPastDue', lt: 2 },
    })),
  ],
};
const shadows = [strict, patient];

type Happening =
  | { readonly kind: 'tick'; readonly days: number }
  | { readonly kind: 'invoice'; readonly of: number; readonly terms: number; readonly amount: number }
  | { readonly kind: 'payment'; readonly of: number; readonly amount: number }
  | { readonly kind: 'master' | 'rate' | 'live'; readonly of: number }
  | { readonly kind: 'shadow' | 'end'; readonly of: number };

const of = fc.integer({ min: 0, max: 9 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('tick' as const), days: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('invoice' as const),
      of,
      terms: fc.integer({ min: -5, max: 20 }),
      amount: fc.integer({ min: 1, max: 9_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('payment' as const),
      of,
      amount: fc.integer({ min: 1, max: 9_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('master' as const, 'rate' as const), of }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('live' as const), of }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('shadow' as const, 'end' as const), of }) },
);

/** Records of a history; those of shadows are null where there are to be none, so that offsets stay the same. */
function logOf(history: readonly Happening[], hasShadows: boolean): (EngineInput | null)[] {
  let day = START;
  const log: (EngineInput | null)[] = [activated(), tick(day)];
  history.forEach((one, index) => {
    if (one.kind === 'tick') day += one.days;
    log.push(recordOf(one, index, day, hasShadows));
  });
  return log;
}

function recordOf(one: Happening, index: number, day: number, hasShadows: boolean): EngineInput | null {
  switch (one.kind) {
    case 'tick':
      return tick(day);
    case 'invoice':
      return invoice(`c${one.of % 3}`, `i${index}`, day, day + one.terms, one.amount);
    case 'payment':
      return payment(`c${one.of % 3}`, `i${one.of}`, day, one.amount);
    case 'master':
      return customer(`c${one.of % 3}`, 'anna');
    case 'rate':
      return rate('USD', 'EUR', day, 0.5 + one.of / 10);
    case 'live':
      return activated([policy, second, strict][one.of % 3]);
    case 'shadow':
      return hasShadows ? activated(shadows[one.of % 2], 'SHADOW') : null;
    case 'end':
      return hasShadows ? shadowDeactivated(shadows[one.of % 2] as typeof strict) : null;
  }
}

interface Lived {
  readonly partition: Partition;
  /** Each as bytes, with the place in its batch by which it is numbered. */
  readonly live: readonly string[];
  readonly shadow: readonly Extract<EngineOutput, { type: 'ShadowDiffered' }>['record'][];
}

function live(log: readonly (EngineInput | null)[], batch: number): Lived {
  const partition = createPartition(0, () => 2);
  const live: string[] = [];
  const shadow: Extract<EngineOutput, { type: 'ShadowDiffered' }>['record'][] = [];
  const take = (outputs: readonly EngineOutput[]) => {
    outputs.forEach((output, index) => {
      if (output.type === 'ShadowDiffered') shadow.push(output.record);
      else live.push(`${index} ${JSON.stringify(output)}`);
    });
  };
  log.forEach((input, offset) => {
    if (input !== null) {
      const result = step(partition, input, offset);
      if (result.kind === 'ok') take(result.outputs);
    }
    if (offset % batch === 0)
      take(takeIndicators(partition).map((record) => ({ type: 'IndicatorsUpdated', record })));
  });
  return { partition, live, shadow };
}

const histories = fc.array(happening, { minLength: 5, maxLength: 60 });

it('a shadow changes no byte of what the live policy publishes', () => {
  let published = 0;
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 5 }), (history, batch) => {
      const withShadows = live(logOf(history, true), batch);
      expect(withShadows.live).toEqual(live(logOf(history, false), batch).live);
      published += withShadows.shadow.length;
    }),
    { numRuns: 300 },
  );
  expect(published).toBeGreaterThan(100);
});

it('what was told last of each customer is how the two policies differ now', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { partition, shadow } = live(logOf(history, true), 3);
      const told = new Map(shadow.map((record) => [record.customerId, record]));
      for (const [customerId, { risk, shadow: state }] of partition.customers) {
        const now = state === null ? null : compared(risk, state.risk);
        const last = told.get(customerId);
        if (now === null || !differs(now)) expect(last?.status ?? 'AGREES').not.toBe('DIFFERS');
        else expect(last).toMatchObject({ ...now, status: 'DIFFERS' });
      }
    }),
    { numRuns: 200 },
  );
});

it('a shadow decides what it would decide as the live policy', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const happenings = history.filter(({ kind }) => !['live', 'shadow', 'end'].includes(kind));
      const log = logOf(happenings, false);
      const beside = live([log[0]!, activated(patient, 'SHADOW'), ...log.slice(1)], 3).partition;
      const alone = live([log[0]!, activated(patient), ...log.slice(1)], 3).partition;
      const opened = (risk: object) => JSON.stringify(risk);
      for (const [customerId, { risk }] of alone.customers)
        expect(opened(beside.customers.get(customerId)!.shadow!.risk)).toBe(opened(risk));
    }),
    { numRuns: 200 },
  );
});
