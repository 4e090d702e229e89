import { describe, expect, test } from 'vitest';
import { signalsOf } from '../signals.ts';
import { day, signal } from '../testing/events.ts';
import { given } from '../testing/spec.ts';
import { altmanZ, altmanZone } from './altman.ts';

const START = day('2026-01-01');
const BALANCE = {
  currentAssets: 600,
  inventory: 200,
  currentLiabilities: 400,
  totalAssets: 1000,
  totalLiabilities: 500,
  retainedEarnings: 300,
  ebit: 100,
  sales: 1500,
  salesPriorYear: 1200,
  operatingProfit: 90,
  marketCap: 1000,
};

test('ratios of the statement in force', () => {
  given(START, signal('FINANCIAL_STATEMENT', START, BALANCE)).then({
    currentRatio: 1.5,
    quickRatio: 1,
    debtToAssets: 0.5,
    operatingMargin: 0.06,
    salesToPriorYear: 1.25,
  });
});

test('EBIT stands in for an operating profit that is not told', () => {
  given(START, signal('FINANCIAL_STATEMENT', START, { ebit: -30, sales: 600 })).then({
    operatingMargin: -0.05,
  });
});

test('a statement that ends leaves nothing, a newer one replaces it', () => {
  const ledger = given(START, signal('FINANCIAL_STATEMENT', START, BALANCE, START + 3));
  ledger
    .when(signal('FINANCIAL_STATEMENT', START + 1, { ...BALANCE, currentAssets: 800 }, START + 1))
    .then({ currentRatio: 2 });
  ledger.when(START + 2).then({ currentRatio: 1.5 });
  ledger.when(START + 4).then({ currentRatio: null, altmanZ: null, altmanZone: null });
});

test('what is missing or has no divisor is unknown', () => {
  given(START, signal('FINANCIAL_STATEMENT', START, { currentAssets: 5, currentLiabilities: 0 })).then({
    currentRatio: null,
    quickRatio: null,
    debtToAssets: null,
    altmanZ: null,
    operatingMargin: null,
    salesToPriorYear: null,
  });
});

describe('Altman’s Z', () => {
  // X1 (600 − 400)/1000 = 0.2, X2 0.3, X3 0.1, X4 1000/500 = 2 by market, 1 by book, X5 1.5.
  test.each([
    ['listed', 1.2 * 0.2 + 1.4 * 0.3 + 3.3 * 0.1 + 0.6 * 2 + 1.0 * 1.5],
    ['private', 0.717 * 0.2 + 0.847 * 0.3 + 3.107 * 0.1 + 0.42 * 1 + 0.998 * 1.5],
    ['non-manufacturer', 6.56 * 0.2 + 3.26 * 0.3 + 6.72 * 0.1 + 1.05 * 1],
  ])('of a %s firm', (firm, z) => {
    expect(altmanZ(BALANCE, firm)?.value).toBeCloseTo(z, 12);
    given(START, signal('FINANCIAL_STATEMENT', START, BALANCE, null, { firm })).then({
      altmanZ: altmanZ(BALANCE, firm)!.value,
    });
  });

  test('without a kind of firm it goes by the figures', () => {
    const { marketCap: _marketCap, ...unlisted } = BALANCE;
    const { sales: _sales, ...withoutSales } = unlisted;
    expect(altmanZ(BALANCE, undefined)?.firm).toBe('listed');
    expect(altmanZ(unlisted, 'unheard of')?.firm).toBe('private');
    expect(altmanZ(withoutSales, undefined)?.firm).toBe('non-manufacturer');
    expect(altmanZ(unlisted, 'listed')).toBeNull();
  });

  test('working capital and book equity as given go before what the balance sheet says', () => {
    const given = { ...BALANCE, workingCapital: 0, bookEquity: 250 };
    expect(altmanZ(given, 'non-manufacturer')?.value).toBeCloseTo(3.26 * 0.3 + 6.72 * 0.1 + 1.05 * 0.5, 12);
  });

  test.each([
    ['listed', 1.8, 0],
    ['listed', 1.81, 1],
    ['listed', 2.99, 1],
    ['listed', 3.0, 2],
    ['private', 1.22, 0],
    ['private', 1.23, 1],
    ['private', 2.91, 2],
    ['non-manufacturer', 1.09, 0],
    ['non-manufacturer', 2.61, 2],
  ] as const)('of a %s firm %d is in zone %i', (firm, value, zone) => {
    expect(altmanZone({ firm, value })).toBe(zone);
  });

  test('one that the statement carries stays readable beside it', () => {
    const { ledger } = given(START, signal('FINANCIAL_STATEMENT', START, { altmanZ: 1.4 }));
    expect(signalsOf(ledger).FINANCIAL_STATEMENT?.numbers['altmanZ']).toBe(1.4);
  });
});
