import type { PanelRow } from './panel.ts';
import { sumOf } from './sql.ts';

/** The portfolio day by day. */
export const exposureHistory: readonly PanelRow[] = [
  {
    heightUnits: 9,
    panels: [
      {
        id: 11,
        kind: 'lines',
        title: 'Open and overdue',
        description: 'At the end of each business date.',
        unit: 'money',
        sql: byDay([`${sumOf('open_minor')} AS open`, `${sumOf('overdue_minor')} AS overdue`]),
      },
      {
        id: 12,
        kind: 'stack',
        title: 'Ageing',
        description: 'Open amounts by days past due.',
        unit: 'money',
        sql: byDay([
          `${sumOf('not_due_minor')} AS "not due"`,
          `${sumOf('ageing_1_to_30_minor')} AS "1 to 30 days"`,
          `${sumOf('ageing_31_to_60_minor')} AS "31 to 60 days"`,
          `${sumOf('ageing_61_to_90_minor')} AS "61 to 90 days"`,
          `${sumOf('ageing_91_plus_minor')} AS "91 days and more"`,
        ]),
      },
    ],
  },
  {
    heightUnits: 8,
    panels: [
      {
        id: 13,
        kind: 'lines',
        title: 'Overdue rate',
        description: 'Overdue in relation to open, at the end of each business date.',
        unit: 'ratio',
        sql: byDay(['if(sum(open_minor) = 0, 0, sum(overdue_minor) / sum(open_minor)) AS overdue_rate']),
      },
      {
        id: 14,
        kind: 'lines',
        title: 'DSO',
        description: 'Open in relation to what was invoiced in the 90 days before, in days.',
        unit: 'days',
        sql: byDay([
          'if(sum(invoiced_90_minor) = 0, NULL, sum(open_minor) / sum(invoiced_90_minor) * 90) AS dso',
        ]),
      },
      {
        id: 15,
        kind: 'stack',
        title: 'Customers by grade',
        description: 'How many customers stand in each grade.',
        unit: 'count',
        sql: byDay(["if(grade = '', 'none', grade) AS grade", 'sum(customers) AS customers'], 'grade'),
      },
      {
        id: 16,
        kind: 'stack',
        title: 'Open by segment',
        description: 'Open amounts by the size class of the customer.',
        unit: 'money',
        sql: byDay(
          ["if(segment = '', 'none', segment) AS segment", `${sumOf('open_minor')} AS open`],
          'segment',
        ),
      },
    ],
  },
];

/** @returns the portfolio's sums per business date, and per value of `group` where one is named. */
function byDay(columns: readonly string[], group?: string): string {
  const groups = group === undefined ? 'time' : `time, ${group}`;
  return `SELECT toDateTime(as_of) AS time,
  ${columns.join(',\n  ')}
FROM portfolio_by_day
WHERE $__timeFilter(time)
GROUP BY ${groups} ORDER BY ${groups}`;
}
