import { describe, expect, it } from 'vitest';
import { parseAmount, parseMinorUnits, type NumberStyle } from './amounts.ts';

const english: NumberStyle = { decimal: '.', group: ',' };
const german: NumberStyle = { decimal: ',', group: '.' };
const french: NumberStyle = { decimal: ',', group: ' ' };
const swiss: NumberStyle = { decimal: '.', group: "'" };

describe('parseAmount', () => {
  it.each<[string, NumberStyle, number, number]>([
    ['55.94', english, 2, 5594],
    ['1,234.5', english, 2, 123450],
    ['12,34,567.00', english, 2, 123456700],
    ['1.234.567,89', german, 2, 123456789],
    ['1\u202f234,50', french, 2, 123450],
    ["1'234.50", swiss, 2, 123450],
    ['120,000', english, 0, 120000],
    ['500.00', english, 0, 500],
    ['1,234.567', english, 3, 1234567],
    ['-12.30', english, 2, -1230],
    ['12.30-', english, 2, -1230],
    ['(12.30)', english, 2, -1230],
    ['$1,000', english, 2, 100000],
    ['-€5', german, 2, -500],
    ['.5', english, 2, 50],
    ['0', english, 2, 0],
  ])('reads %s', (text, style, digits, minor) => {
    expect(parseAmount(text, style, digits)).toEqual({ ok: true, value: minor });
  });

  it.each<[string, NumberStyle, number, string]>([
    ['1,50', english, 2, 'amount-format'],
    ['1.50', german, 2, 'amount-format'],
    ['1,2345', english, 2, 'amount-format'],
    ['12.345', english, 2, 'amount-precision'],
    ['NaN', english, 2, 'amount-format'],
    ['Infinity', english, 2, 'amount-format'],
    ['1e3', english, 2, 'amount-format'],
    ['', english, 2, 'amount-format'],
    ['--5', english, 2, 'amount-format'],
    ['99999999999999999', english, 2, 'amount-range'],
  ])('refuses %s: %s', (text, style, digits, reason) => {
    expect(parseAmount(text, style, digits)).toMatchObject({ ok: false, reason });
  });

  it('reads minor units as they are', () => {
    expect(parseMinorUnits('-1050')).toEqual({ ok: true, value: -1050 });
    expect(parseMinorUnits('10.50')).toMatchObject({ reason: 'amount-format' });
  });
});
