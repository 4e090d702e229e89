import { parseMigration } from '@foreshock/clickhouse';
import { expect, it } from 'vitest';
import { columnType } from './column-type.ts';
import { missingColumns, type MissingColumn } from './missing-columns.ts';
import { staleCarriedViews, widenedViews } from './views.ts';

it('every field has its column (run `npm run generate` when this fails)', () => {
  expect(missingColumns()).toEqual([]);
});

it('the views carry values on as the registry says (run `npm run generate` when this fails)', () => {
  expect(staleCarriedViews()).toEqual([]);
});

it.each([
  ['long', 'Int64'],
  [['null', 'double'], 'Nullable(Float64)'],
  ['boolean', 'Bool'],
  [['null', 'string'], 'Nullable(String)'],
  [{ type: 'int', logicalType: 'date' }, 'Date32'],
  [['null', { type: 'long', logicalType: 'timestamp-millis' }], "Nullable(DateTime64(3, 'UTC'))"],
  [{ type: 'map', values: 'double' }, 'String'],
  ['foreshock.risk.Evidence', 'String'],
])('%j becomes %s', (node, type) => {
  expect(columnType(node)).toBe(type);
});

it('shows new columns in the views over every column of their table, money in decimals too', () => {
  const added = (column: string): MissingColumn => ({
    table: 'indicators',
    column,
    type: 'Int64',
    after: 'score',
  });
  const views = widenedViews([added('calls_30'), added('fees_minor')]);
  const names = views.map((view) => /^CREATE OR REPLACE VIEW (\w+)/m.exec(view)?.[1]);
  expect(names.sort()).toEqual([
    'indicators_as_of',
    'indicators_decimal',
    'indicators_latest',
    'indicators_of',
  ]);
  expect(views.find((view) => view.includes('indicators_decimal'))).toContain(
    ',\n  i.calls_30 AS calls_30,\n  toDecimal128(i.fees_minor, 4) / minor_per_unit AS fees\nFROM indicators AS i FINAL',
  );
  expect(parseMigration('0001_views.sql', views.join(';\n')).statements).toHaveLength(4);
});

it('leaves the views of other tables alone', () => {
  expect(widenedViews([{ table: 'assessments', column: 'x', type: 'Int64', after: 'score' }])).toEqual([]);
});
