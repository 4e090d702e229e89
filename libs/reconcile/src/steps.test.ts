import { columnName } from '@foreshock/clickhouse';
import { INDICATORS } from '@foreshock/ledger';
import { expect, it } from 'vitest';
import { answeredColumns, readSteps } from './steps.ts';

const answered = answeredColumns(readSteps());

it('answers every indicator of the registry', () => {
  const columns = INDICATORS.map(({ name }) => columnName(name));
  expect(columns.filter((column) => !answered.includes(column))).toEqual([]);
});

it('gives no column two lines', () => {
  expect(answered.filter((column, at) => answered.indexOf(column) !== at)).toEqual([]);
});
