import { expect, it } from 'vitest';
import { readArff } from './arff.ts';
import { toSample } from './text-table.ts';

const HEAD = [
  '% a comment',
  "@relation 'small'",
  '@attribute "debt" numeric',
  '@attribute class {0,1}',
  '@data',
];
const read = (...rows: string[]) => readArff([...HEAD, ...rows].join('\n'));
const sampleOf = (...rows: string[]) => {
  const table = read(...rows);
  if (!table.ok) throw new Error(table.message);
  return toSample(table.value, ['debt'], 'class', '1');
};

it('reads numbers, missing values and the label', () => {
  expect(sampleOf('0.5,0', '', '?,1')).toEqual({
    ok: true,
    value: { columns: new Map([['debt', Float64Array.of(0.5, Number.NaN)]]), bad: Uint8Array.of(0, 1) },
  });
});

it.each([
  [['1,0', '1'], 'line 7, column 2: the row has 1 values for 2 attributes'],
  [['{0 1}'], 'line 6, column 1: { stands in a row; quoted and sparse rows are not read'],
])('refuses %j with its place', (rows, message) => {
  expect(read(...rows)).toEqual({ ok: false, message });
});

it('names what is no header, and a file without data', () => {
  expect(readArff('debt,class\n1,0')).toMatchObject({
    message: expect.stringMatching(/^line 1, column 1: /) as string,
  });
  expect(readArff('@relation x')).toMatchObject({ ok: false });
});

it('names line and column of what is no number, and the nearest column to one that is not there', () => {
  expect(sampleOf('1,0', 'much,1')).toEqual({
    ok: false,
    message:
      'line 7, column "debt": "much" is not a number; choose the columns by name if it is none to learn from',
  });
  const table = read('1,0', '2,1');
  expect(table.ok && toSample(table.value, ['dept'], 'class', '1')).toEqual({
    ok: false,
    message: 'no column "dept"; did you mean "debt"?',
  });
  expect(table.ok && toSample(table.value, ['debt'], 'class', 'yes')).toMatchObject({ ok: false });
});
