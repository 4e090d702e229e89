import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cloudEventHeaders } from './cloud-events.ts';
import { isCurrency, minorUnits } from './currency.ts';
import { dayOf, isoDate } from './day.ts';
import { decimalToMinor, formatMinor, MoneyError } from './money.ts';

test('minor units are those of ISO 4217', () => {
  expect(['EUR', 'USD', 'JPY', 'KWD', 'CNY', 'ISK'].map(minorUnits)).toEqual([2, 2, 0, 3, 2, 0]);
  expect(['HRK', 'BYR', 'XCG'].map(minorUnits)).toEqual([2, 0, 2]);
  expect(['eur', 'XXX', 'XTS', 'XAU', 'ABC', '', '__proto__'].filter(isCurrency)).toEqual([]);
});

describe('money', () => {
  test.each([
    ['1234.50', 'EUR', 123_450],
    ['1234.5', 'EUR', 123_450],
    ['1234', 'EUR', 123_400],
    ['0.07', 'EUR', 7],
    ['-0.07', 'EUR', -7],
    ['+12', 'JPY', 12],
    ['12.00', 'JPY', 12],
    ['1.2345000', 'KWD', null],
    ['1.2340', 'KWD', 1_234],
    ['-0', 'EUR', 0],
    ['90071992547409.91', 'EUR', 2 ** 53 - 1],
    ['90071992547409.92', 'EUR', null],
    ['1.005', 'EUR', null],
    ['1,234.50', 'EUR', null],
    ['', 'EUR', null],
    ['.5', 'EUR', null],
    ['5.', 'EUR', null],
    ['1e3', 'EUR', null],
    ['NaN', 'EUR', null],
    ['12', 'XXX', null],
  ])('%s %s is %s', (text, currency, minor) => {
    if (minor === null) expect(() => decimalToMinor(text, currency)).toThrow(MoneyError);
    else expect(decimalToMinor(text, currency)).toBe(minor);
  });

  test('formatting and reading are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
        expect(decimalToMinor(formatMinor(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test('formats with all decimals of the currency', () => {
    expect(formatMinor(5, 'EUR')).toBe('0.05');
    expect(formatMinor(-5, 'KWD')).toBe('-0.005');
    expect(formatMinor(500, 'JPY')).toBe('500');
    expect(() => formatMinor(0.5, 'EUR')).toThrow(MoneyError);
  });
});

describe('days', () => {
  test('are counted from 1970-01-01', () => {
    expect([dayOf('1970-01-01'), dayOf('1969-12-31'), dayOf('2024-02-29')]).toEqual([0, -1, 19_782]);
  });

  test('come back from their text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_932_896 }), (day) => {
        expect(dayOf(isoDate(day))).toBe(day);
      }),
    );
  });

  test.each(['2023-02-29', '2023-13-01', '2023-1-1', '01.02.2023', '2023-01-01T00:00:00Z', '', 'today'])(
    '"%s" is no date',
    (text) => {
      expect(() => dayOf(text)).toThrow(RangeError);
    },
  );

  test.each([NaN, 0.5, 1e12, Infinity])('%s is no day', (day) => {
    expect(() => isoDate(day)).toThrow(RangeError);
  });
});

test('CloudEvents headers carry the full name, and only the optional ones given', () => {
  const event = { id: 'w-1', source: '/foreshock/monitor', type: 'WarningRaised', timeMs: 0 } as const;
  const headers = {
    'content-type': 'application/avro',
    ce_specversion: '1.0',
    ce_id: 'w-1',
    ce_source: '/foreshock/monitor',
    ce_type: 'foreshock.risk.WarningRaised',
    ce_time: '1970-01-01T00:00:00.000Z',
  };
  expect(cloudEventHeaders(event)).toStrictEqual(headers);
  expect(cloudEventHeaders({ ...event, subject: 'c-1', dataSchema: 'urn:s' })).toStrictEqual({
    ...headers,
    ce_subject: 'c-1',
    ce_dataschema: 'urn:s',
  });
});
