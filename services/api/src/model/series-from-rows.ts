import { columnName } from '@foreshock/clickhouse';
import { dayOf } from '@foreshock/contracts';
import { carriedIndicators, type IndicatorName, type Indicators } from '@foreshock/ledger';
import { moneyOf } from '@foreshock/wording';
import type { z } from 'zod';
import type { customerSeries } from './customer-ledger.ts';
import type { Row } from './from-rows.ts';

type Point = z.output<typeof customerSeries>['points'][number];

/** Rows of single dates as points: what follows the calendar is carried on from the day on which the row was written. */
export function pointFrom(row: Row, names: readonly IndicatorName[]): Point {
  const stored = Object.fromEntries(
    [...names, 'historyDays'].map((name) => [name, row[columnName(name)] as number | boolean | null]),
  );
  const date = String(row.date);
  const carried = carriedIndicators(stored as unknown as Indicators, dayOf(date) - dayOf(String(row.as_of)));
  const shown = (name: IndicatorName): readonly [string, Point['values'][string]] => {
    const value = carried[name];
    if (!name.endsWith('Minor') || typeof value !== 'number') return [name.replace(/Minor$/, ''), value];
    return [name.replace(/Minor$/, ''), moneyOf(value, String(row.currency))];
  };
  return {
    asOf: date,
    grade: row.grade === null ? null : String(row.grade),
    score: row.score === null ? null : Number(row.score),
    values: Object.fromEntries(names.map(shown)),
  };
}
