import { expect, it } from 'vitest';
import { convert, noteRate, type FxRates } from './fx.ts';

const digits = (currency: string) => ({ EUR: 2, USD: 2, JPY: 0, KWD: 3 })[currency];

function ratesOf(...rows: [base: string, quote: string, date: number, rate: number][]): FxRates {
  const rates: FxRates = new Map();
  for (const [base, quote, date, rate] of rows) noteRate(rates, { base, quote, date, rate });
  return rates;
}

it('needs no rate within one currency', () => {
  expect(convert(new Map(), digits, 1234, 'EUR', 'EUR')).toBe(1234);
});

it('converts over different minor units', () => {
  const rates = ratesOf(['JPY', 'EUR', 1, 0.0061], ['KWD', 'EUR', 1, 3]);
  expect(convert(rates, digits, 10_000, 'JPY', 'EUR')).toBe(6_100);
  expect(convert(rates, digits, 1_000, 'KWD', 'EUR')).toBe(300);
});

it('uses the inverse of a rate quoted the other way', () => {
  expect(convert(ratesOf(['EUR', 'USD', 1, 1.25]), digits, 12_500, 'USD', 'EUR')).toBe(10_000);
});

it('rounds half to even, exactly', () => {
  const rates = ratesOf(['USD', 'EUR', 1, 0.5]);
  expect([1, 3, 5].map((minor) => convert(rates, digits, minor, 'USD', 'EUR'))).toEqual([0, 2, 2]);
});

it('a rate of an older date that arrives later does not replace a newer one', () => {
  const rates = ratesOf(['USD', 'EUR', 5, 0.9], ['USD', 'EUR', 4, 0.1]);
  expect(convert(rates, digits, 100, 'USD', 'EUR')).toBe(90);
});

it('has no answer without a rate or for an unknown currency', () => {
  expect(convert(new Map(), digits, 1, 'USD', 'EUR')).toBeNull();
  expect(convert(ratesOf(['XXQ', 'EUR', 1, 1]), digits, 1, 'XXQ', 'EUR')).toBeNull();
});
