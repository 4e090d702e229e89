import { expect, it } from 'vitest';
import { readMigrations } from '@foreshock/clickhouse';
import { minorUnits } from '@foreshock/contracts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const currencies = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c))).filter(
  (code) => minorUnits(code) !== undefined,
);

/** The divisors that the decimal view uses: listed currencies, and 100 for every other. */
function listedDivisors(): Map<string, number> {
  const view = readMigrations()
    .flatMap((migration) => migration.statements)
    .findLast((statement) => statement.includes('indicators_decimal'));
  const lists = /transform\(CAST\(currency AS String\),\s*\[([^\]]+)\],\s*\[([^\]]+)\], 100\)/.exec(
    view ?? '',
  );
  const codes = lists?.[1]?.match(/[A-Z]{3}/g) ?? [];
  const divisors = lists?.[2]?.match(/\d+/g) ?? [];
  expect(codes).toHaveLength(divisors.length);
  return new Map(codes.map((code, index) => [code, Number(divisors[index])]));
}

it('divides by the minor units of every currency of ISO 4217', () => {
  const listed = listedDivisors();
  expect(currencies.length).toBeGreaterThan(150);
  const wrong = currencies.filter((code) => (listed.get(code) ?? 100) !== 10 ** (minorUnits(code) ?? 0));
  expect(wrong).toEqual([]);
});
