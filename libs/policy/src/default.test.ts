import { describe, expect, it } from 'vitest';
import type { DefaultDefinition } from './document.ts';
import { compiled, customer, document, records, refusals, text } from './testing/fixture.ts';

const definition: DefaultDefinition = {
  pastDue: {
    value: 'daysPastDue',
    moreThanDays: 90,
    amount: 'overdueMinor',
    moreThanMinor: 500,
    moreThanRatio: 0.01,
    of: 'openMinor',
  },
  unlikelyToPay: [{ id: 'insolvent', title: text('Insolvent'), when: { value: 'x', gte: 1 } }],
  probationDays: 90,
};
const policy = compiled(document({ rules: [], default: definition }));
const late = { daysPastDue: 91, overdueMinor: 501, openMinor: 50_000, exposureMinor: 20_000, x: 0 };
const paid = { ...late, daysPastDue: 0, overdueMinor: 0 };

function isInDefault(indicators: typeof late): boolean {
  const [assessed] = records(customer(policy).on(100, indicators), 'RiskAssessed');
  return assessed!.inDefault;
}

describe('default', () => {
  it.each([
    ['91 days on an amount over both thresholds', late, true],
    ['the 90th day', { ...late, daysPastDue: 90 }, false],
    ['the absolute threshold itself', { ...late, overdueMinor: 500 }, false],
    ['the relative threshold itself', { ...late, openMinor: 50_100 }, false],
    ['unlikely to pay, nothing being late', { ...paid, x: 1 }, true],
    ['nothing late', paid, false],
  ])('%s', (_, indicators, expected) => {
    expect(isInDefault(indicators)).toBe(expected);
  });

  it('makes the loss certain, whatever the grade', () => {
    const [assessed] = records(customer(policy).on(100, late), 'RiskAssessed');
    expect(assessed).toMatchObject({
      probabilityOfDefault: 1,
      lossGivenDefault: 0.5,
      exposureAtDefaultMinor: 20_000,
      expectedLossMinor: 10_000,
    });
  });

  it('is cured after the whole probation without a reason; a reason that comes back starts it anew', () => {
    const one = customer(policy);
    const flags = (day: number, indicators: typeof late) =>
      records(one.on(day, indicators), 'RiskAssessed').map(({ inDefault }) => inDefault);
    expect(flags(100, late)).toEqual([true]);
    flags(110, paid);
    expect(one.nextDay()).toBe(140);
    flags(150, { ...paid, x: 1 });
    flags(151, paid);
    expect(flags(240, paid)).not.toContain(false);
    expect(one.nextDay()).toBe(241);
    expect(flags(241, paid)).toEqual([false]);
  });

  it('is nobody’s where the policy does not define it', () => {
    const [assessed] = records(customer(compiled()).on(100, late), 'RiskAssessed');
    expect(assessed!.inDefault).toBe(false);
  });

  it('cannot rest on the rating that it decides, nor be cured within three months', () => {
    const own = { id: 'own', title: text('Own'), when: { value: 'risk.score', lt: 0 } };
    expect(refusals(document({ default: { ...definition, unlikelyToPay: [own] } }))).toEqual([
      expect.stringContaining('cannot read "risk.score"'),
    ]);
    expect(refusals(document({ default: { ...definition, probationDays: 89 } }))).toHaveLength(1);
  });
});

describe('provision', () => {
  const provision = [
    { value: 'x', rate: 0.005 },
    { value: 'y', rate: 0.022 },
    { value: 'overdueMinor', rate: 0.027 },
    { value: 'openMinor', rate: 0.045 },
  ];
  const provided = (x: number | null, y: number, overdueMinor: number, openMinor: number) => {
    const one = customer(compiled(document({ rules: [], provision })));
    return records(one.on(100, { x, y, overdueMinor, openMinor }), 'RiskAssessed')[0]!.provisionMinor;
  };

  it('is the sum of the shares of each balance', () => {
    // 15,000 × 0.5 % + 7,500 × 2.2 % + 4,000 × 2.7 % + 2,500 × 4.5 %
    expect(provided(1_500_000, 750_000, 400_000, 250_000)).toBe(7_500 + 16_500 + 10_800 + 11_250);
  });

  it('is rounded once, half to even; a missing balance counts as none', () => {
    expect(provided(100, 0, 0, 0)).toBe(0);
    expect(provided(300, 0, 0, 0)).toBe(2);
    expect(provided(100, 0, 0, 100)).toBe(5);
    expect(provided(null, 0, 0, 0)).toBe(0);
  });

  it('refuses a rate that is no share', () => {
    expect(refusals(document({ provision: [{ value: 'x', rate: 1.2 }] }))).toHaveLength(1);
  });
});
