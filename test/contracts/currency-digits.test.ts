import { minorUnits } from '@foreshock/contracts';
import { readSteps } from '@foreshock/reconcile';
import { expect, it } from 'vitest';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const currencies = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c))).filter(
  (code) => minorUnits(code) !== undefined,
);

it('books by the minor units of ISO 4217 in the SQL answer too', () => {
  const lists = /transform\(code,\s*\[([^\]]+)\],\s*\[([^\]]+)\],\s*100\)/.exec(readSteps().functions);
  const codes = lists?.[1]?.match(/[A-Z]{3}/g) ?? [];
  const units = lists?.[2]?.match(/\d+/g) ?? [];
  expect(codes).toHaveLength(units.length);
  const listed = new Map(codes.map((code, index) => [code, Number(units[index])]));
  expect(currencies.length).toBeGreaterThan(150);
  expect(currencies.filter((code) => (listed.get(code) ?? 100) !== 10 ** (minorUnits(code) ?? 0))).toEqual(
    [],
  );
});
