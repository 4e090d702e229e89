import { expect, it } from 'vitest';
import { ByteSink } from './byte-sink.ts';
import { cellWriter } from './cell-writer.ts';
import { rowBinary } from './row-binary.ts';

const written = (type: string, value: unknown): string => {
  const sink = new ByteSink();
  cellWriter(type)(sink, value);
  return sink.bytes.toString('hex');
};

it.each([
  ['String', 'ab', '026162'],
  ['String', '', '00'],
  ['String', '中', '03e4b8ad'],
  ['LowCardinality(String)', 'a', '0161'],
  ['Nullable(Int32)', null, '01'],
  ['LowCardinality(Nullable(String))', 'a', '000161'],
  ['Int32', -2, 'feffffff'],
  ['Int64', -1, 'ffffffffffffffff'],
  ['Int64', 2 ** 53 - 1, 'ffffffffffff1f00'],
  ['Int64', -(2 ** 40) - 3, 'fdfffffffffeffff'],
  ['Float64', 0.5, '000000000000e03f'],
  ['Bool', true, '01'],
  ['Date32', -1, 'ffffffff'],
  ["DateTime64(3, 'UTC')", 258, '0201000000000000'],
  ['Array(String)', ['a', 'b'], '0201610162'],
  ['Map(String, String)', { k: 'v' }, '01016b0176'],
  ['String', undefined, '00'],
  ['Nullable(Float64)', undefined, '01'],
  ['Array(String)', undefined, '00'],
  ['Bool', undefined, '00'],
])('%s %j is %s', (type, value, hex) => {
  expect(written(type, value)).toBe(hex);
});

it.each([
  ['Int32', 2 ** 31],
  ['Int32', 'no number'],
  ['Int64', 1.5],
  ['Int64', 2 ** 53],
  ['Float64', Number.NaN],
  ['Float64', null],
  ['String', 7],
  ['Bool', 1],
  ['Date32', '2024-01-01'],
  ['Array(String)', 'a'],
])('refuses %s %j as bad data', (type, value) => {
  expect(() => written(type, value)).toThrow(expect.objectContaining({ kind: 'bad-data' }));
});

it('writes texts of any length and rows beyond its first buffer', () => {
  const long = 'ü'.repeat(100_000);
  const bytes = rowBinary(
    't',
    {
      columns: ['a', 'b'],
      rows: [
        [long, 1],
        ['x', 2],
      ],
    },
    types,
  );
  expect(bytes.length).toBe(3 + 200_000 + 4 + 2 + 4);
  expect(bytes.subarray(3, 200_003).toString()).toBe(long);
});

const types = new Map([
  ['a', 'String'],
  ['b', 'Int32'],
]);

it('names the table and the column of what does not fit', () => {
  const rows = [
    ['x', 1],
    ['y', 'one'],
  ];
  expect(() => rowBinary('t', { columns: ['a', 'b'], rows }, types)).toThrow(
    't.b: "one" is not a 32-bit integer',
  );
  expect(() => rowBinary('t', { columns: ['c'], rows: [['x']] }, types)).toThrow('t has no column c');
});
