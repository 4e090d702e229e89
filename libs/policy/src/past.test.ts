import { describe, expect, it } from 'vitest';
import { compiled, customer, document, overdueRule, records, typesOf, withRule } from './testing/fixture.ts';

const { clear: _, ...blank } = overdueRule;
const up = withRule({
  raise: { value: 'exposureMinor', gte: { of: 'exposureMinor', daysAgo: 90, times: 1.5 } },
  clear: { value: 'exposureMinor', lt: { of: 'exposureMinor', daysAgo: 90, times: 1.2 } },
});
const rises = compiled(up);

/** The warnings' decisions at an exposure on a day. */
function at(one: ReturnType<typeof customer>, day: number, exposureMinor: number | null): string[] {
  return typesOf(one.on(day, { exposureMinor })).filter((type) => type.startsWith('Warning'));
}

describe('exposure up by half against 90 days ago', () => {
  it('is false while nothing is known of that day, and true on the day on which it is', () => {
    const one = customer(rises);
    expect(at(one, 100, 1_000)).toEqual([]);
    expect(at(one, 101, 1_500)).toEqual([]);
    // What was known at the end of day 100 comes to bear on day 190.
    expect(one.nextDay()).toBe(190);
    expect(at(one, 189, 1_500)).toEqual([]);
    const [raised] = records(one.on(190, { exposureMinor: 1_500 }), 'WarningRaised');
    expect(raised?.evidence).toEqual([
      { name: 'exposureMinor', value: 1_500, threshold: 1_500, points: null, met: true },
      { name: 'exposureMinor@90', value: 1_000, threshold: null, points: null, met: true },
    ]);
    expect(one.nextDay()).toBe(191);
    expect(at(one, 191, 1_500)).toEqual(['WarningCleared']);
  });

  it('goes by the last evaluation of the day', () => {
    const one = customer(rises);
    for (const exposure of [9_000, 4_000, 1_000]) at(one, 100, exposure);
    at(one, 101, 1_499);
    expect(at(one, 190, 1_499)).toEqual([]);
    expect(at(one, 190, 1_500)).toEqual(['WarningRaised']);
  });

  it('knows that a value was missing', () => {
    const one = customer(rises);
    at(one, 100, 1_000);
    at(one, 110, null);
    at(one, 111, 2_000);
    expect(at(one, 200, 5_000)).toEqual([]);
    expect(one.past()).toEqual({ exposureMinor: [110, null, 111, 2_000, 200, 5_000] });
  });

  it('keeps no more than a change a day for as long as anything looks back on it', () => {
    const one = customer(rises);
    for (let day = 0; day < 1_000; day++) for (const more of [0, 1, 2]) at(one, day, 1_000 + 10 * day + more);
    expect(one.past()['exposureMinor']).toHaveLength(2 * 91);
  });

  it('adds nothing while the value stays, and takes back what a day only tried', () => {
    const one = customer(rises);
    at(one, 100, 1_000);
    const before = one.memory();
    const past = one.past();
    at(one, 105, 1_000);
    expect(one.memory()).toBe(before);
    at(one, 110, 1_100);
    at(one, 110, 1_000);
    expect(one.past()).toEqual(past);
  });
});

it('notices a fall by two grades within 30 days', () => {
  const fall = compiled(
    withRule({
      raise: { value: 'risk.gradeRank', gte: { of: 'risk.gradeRank', daysAgo: 30, plus: 2 } },
      clear: { value: 'risk.gradeRank', lt: { of: 'risk.gradeRank', daysAgo: 30, plus: 2 } },
    }),
  );
  const one = customer(fall);
  one.on(100, { daysPastDue: 0 });
  expect(typesOf(one.on(130, { daysPastDue: 31 }))).toContain('WarningRaised');
  expect(one.nextDay()).toBe(160);
  expect(typesOf(one.on(160, { daysPastDue: 61 }))).toContain('WarningCleared');
});

it('keeps what another policy asks of the past as well, and forgets the rest', () => {
  const both = compiled(
    document({
      rules: [
        { ...blank, raise: { value: 'x', gt: { of: 'x', daysAgo: 5 } } },
        { ...blank, id: 'b', raise: { value: 'exposureMinor', gt: { of: 'exposureMinor', daysAgo: 5 } } },
      ],
    }),
  );
  const one = customer(both);
  one.on(1, { x: 1, exposureMinor: 7 });
  one.under(rises);
  one.on(2, { x: 2, exposureMinor: 8 });
  expect(one.past()).toEqual({ exposureMinor: [1, 7, 2, 8] });
  one.under(compiled());
  one.on(3, { x: 3, exposureMinor: 9 });
  expect(one.past()).toEqual({});
});

it('costs a customer nothing where the policy does not look back', () => {
  const one = customer(compiled());
  one.on(1, { daysPastDue: 0, exposureMinor: 7 });
  const other = customer(compiled());
  other.on(1, { daysPastDue: 0, exposureMinor: 8 });
  expect(one.risk()).toEqual(other.risk());
});
