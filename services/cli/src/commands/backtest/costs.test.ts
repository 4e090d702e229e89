import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCosts } from './costs.ts';

const folder = mkdtempSync(join(tmpdir(), 'costs-'));
const file = join(folder, 'costs.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string) => {
  writeFileSync(file, text);
  return readCosts(file);
};

test('what is not given is assumed, and says so', () => {
  const all = readCosts(undefined);
  expect(all.assumed).toContain('warningMinor.high');
  const { costs, assumed, materiality } = read('warningMinor: { high: 1 }\nmaterial: { moreThanMinor: 7 }\n');
  expect(costs.warningMinor).toEqual({ ...all.costs.warningMinor, HIGH: 1 });
  expect(materiality.moreThanMinor).toBe(7);
  expect(all.assumed.filter((name) => !assumed.includes(name))).toEqual([
    'warningMinor.high',
    'material.moreThanMinor',
  ]);
});

test('mistakes are named with line, field and the nearest known name', () => {
  expect(() => read('# costs\nsavedShares: 0.5\n')).toThrow(
    `${file}:2: unknown field "savedShares"; did you mean "savedShare"?`,
  );
  expect(() => read('savedShare: 0.5\nwarningMinor:\n  hihg: 5\n')).toThrow(
    `${file}:3: unknown field "warningMinor.hihg"; did you mean "high"?`,
  );
  expect(() => read('savedShare: 30\n')).toThrow(`${file}:1: savedShare: `);
  expect(() => read('a: [\n')).toThrow(file);
});
