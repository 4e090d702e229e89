import { AS_OF, OPEN_WARNINGS } from './as-of.ts';
import type { PanelRow } from './panel.ts';
import { sumOf } from './sql.ts';

/** Single numbers at the end of the time range. */
export const exposureNow: readonly PanelRow[] = [
  {
    heightUnits: 4,
    panels: [
      {
        id: 1,
        kind: 'stat',
        title: 'Open',
        description: 'Sum of all open invoices.',
        unit: 'money',
        sql: `SELECT ${sumOf('open_minor')} AS open FROM ${AS_OF}`,
      },
      {
        id: 2,
        kind: 'stat',
        title: 'Overdue',
        description: 'Sum of open invoices past their due date, disputed ones included.',
        unit: 'money',
        sql: `SELECT ${sumOf('overdue_minor')} AS overdue FROM ${AS_OF}`,
      },
      {
        id: 3,
        kind: 'stat',
        title: 'Overdue rate',
        description: 'Overdue in relation to open.',
        unit: 'ratio',
        thresholds: [0.2, 0.4],
        sql: `SELECT if(sum(open_minor) = 0, 0, sum(overdue_minor) / sum(open_minor)) AS overdue_rate FROM ${AS_OF}`,
      },
      {
        id: 4,
        kind: 'stat',
        title: 'DSO',
        description: 'Open in relation to what was invoiced in the last 90 days, in days.',
        unit: 'days',
        sql: `SELECT if(sum(invoiced_90_minor) = 0, NULL, sum(open_minor) / sum(invoiced_90_minor) * 90) AS dso FROM ${AS_OF}`,
      },
      {
        id: 5,
        kind: 'stat',
        title: 'Open warnings',
        description: 'Warnings that were raised and not cleared.',
        unit: 'count',
        sql: `SELECT count() AS open_warnings FROM ${OPEN_WARNINGS}`,
      },
      {
        id: 6,
        kind: 'stat',
        title: 'Concentration',
        description: 'Herfindahl-Hirschman index of the open amounts: sum of squared shares × 10,000.',
        unit: 'index',
        thresholds: [1500, 2500],
        sql: `SELECT if(total = 0, 0, arraySum(x -> pow(x / total, 2), amounts) * 10000) AS hhi
FROM (SELECT groupArray(open_minor) AS amounts, sum(open_minor) AS total FROM ${AS_OF})`,
      },
      {
        id: 7,
        kind: 'stat',
        title: 'Share of the ten largest',
        description: 'Open amounts of the ten largest customers in relation to all.',
        unit: 'ratio',
        thresholds: [0.5, 0.8],
        sql: `SELECT if(total = 0, 0, arraySum(arraySlice(arrayReverseSort(amounts), 1, 10)) / total) AS share
FROM (SELECT groupArray(open_minor) AS amounts, sum(open_minor) AS total FROM ${AS_OF})`,
      },
    ],
  },
];
