import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitPolicy } from './document.ts';
import { compiled, customer, document, records, refusals } from './testing/fixture.ts';

const base = document();
const plain = base.segments[0]!.limit;
const withLimit = (limit: Partial<LimitPolicy>) =>
  document({ rules: [], segments: [{ ...base.segments[0]!, limit: { ...plain, ...limit } }] });

function limitOf(limit: Partial<LimitPolicy>, indicators: Record<string, number>): number | null {
  const decisions = customer(compiled(withLimit(limit))).on(1, { daysPastDue: 0, ...indicators });
  return records(decisions, 'RiskAssessed')[0]?.recommendedLimitMinor ?? null;
}

describe('the recommended limit', () => {
  it('is capped by a multiple of a value, while that is known', () => {
    const capOf = { of: 'x', times: 0.1 };
    expect(limitOf({ capOf }, { turnoverMinor: 100_000, x: 150_000 })).toBe(15_000);
    expect(limitOf({ capOf }, { turnoverMinor: 100_000 })).toBe(20_000);
    expect(limitOf({ capOf }, { turnoverMinor: 100_000, x: -5 })).toBe(0);
  });

  it('is higher by what is covered, beyond its caps, for the grades that the cover counts for', () => {
    const coverage = [
      { value: 'x', share: 0.9 },
      { value: 'y', share: 0.5, downTo: 'B' },
    ];
    const capped = { coverage, capMinor: 10_000 };
    expect(limitOf(capped, { turnoverMinor: 100_000, x: 5_000, y: 3_000 })).toBe(16_000);
    expect(limitOf(capped, { turnoverMinor: 100_000, daysPastDue: 45, x: 5_000, y: 3_000 })).toBe(4_500);
    expect(limitOf(capped, { turnoverMinor: 100_000 })).toBe(10_000);
  });

  it('says how much of it is covered', () => {
    const one = customer(compiled(withLimit({ coverage: [{ value: 'x', share: 0.9 }] })));
    const [assessed] = records(one.on(1, { turnoverMinor: 1_000, x: 5_000, daysPastDue: 0 }), 'RiskAssessed');
    expect(assessed).toMatchObject({ recommendedLimitMinor: 4_700, coveredLimitMinor: 4_500 });
  });

  it('is at most so much in default, whatever is covered or judged', () => {
    const defaulted = compiled({
      ...withLimit({ inDefaultMinor: 0, coverage: [{ value: 'x', share: 1 }] }),
      default: {
        pastDue: {
          ...{ value: 'daysPastDue', moreThanDays: 20, amount: 'overdueMinor' },
          ...{ moreThanMinor: 1, moreThanRatio: 0.01, of: 'openMinor' },
        },
        probationDays: 90,
      },
    });
    const one = customer(defaulted);
    const late = { daysPastDue: 25, overdueMinor: 10, openMinor: 10, x: 9_000, turnoverMinor: 100_000 };
    expect(records(one.on(1, late), 'RiskAssessed')[0]?.recommendedLimitMinor).toBe(0);
    const limit = {
      ...{ eventId: 'j', grade: null, limitMinor: 500, reason: 'r', decidedBy: 'm' },
      ...{ approvedBy: null, validUntil: 9 },
    };
    const [judged] = records(one.on(2, late, { judgements: { limit } }), 'RiskAssessed');
    expect(judged?.recommendedLimitMinor).toBe(0);
  });

  it('is exact whatever the size: shares count to the millionth, and what is left over is dropped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 13 }),
        fc.integer({ min: 0, max: 3_000_000 }),
        fc.integer({ min: 0, max: 10 ** 13 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom(1, 100, 1_000),
        (turnoverMinor, shareMillionths, x, coverMillionths, roundToMinor) => {
          const actual = limitOf(
            {
              shareByGrade: { A: shareMillionths / 1e6, B: 0, C: 0 },
              coverage: [{ value: 'x', share: coverMillionths / 1e6 }],
              capMinor: Number.MAX_SAFE_INTEGER,
              roundToMinor,
            },
            { turnoverMinor, x },
          );
          const million = 1_000_000n;
          const own = (BigInt(turnoverMinor) * BigInt(shareMillionths)) / million;
          const whole = own + (BigInt(x) * BigInt(coverMillionths)) / million;
          expect(BigInt(actual!)).toBe(whole - (whole % BigInt(roundToMinor)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is refused with a grade that nobody has or a value that nobody provides', () => {
    expect(refusals(withLimit({ coverage: [{ value: 'x', share: 1, downTo: 'D' }] }))).toEqual([
      '/segments/0/limit/coverage/0/downTo: unknown grade "D"',
    ]);
    expect(refusals(withLimit({ capOf: { of: 'equity', times: 1 } }))).toEqual([
      '/segments/0/limit/capOf/of: unknown indicator "equity"',
    ]);
  });
});
