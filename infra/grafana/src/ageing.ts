import { AS_OF } from './as-of.ts';
import { AGEING, memberOf, OVERDUE_RATE } from './exposure-history.ts';
import { byDay } from './history.ts';
import { MASTERS } from './masters.ts';
import type { Dashboard } from './panel.ts';
import { sumOf, unitsOf } from './sql.ts';
import { named } from './variables.ts';

const BUCKETS = [
  ['not due', 'not_due_minor'],
  ['1 to 30 days', 'ageing_1_to_30_minor'],
  ['31 to 60 days', 'ageing_31_to_60_minor'],
  ['61 to 90 days', 'ageing_61_to_90_minor'],
  ['91 days and more', 'ageing_91_plus_minor'],
] as const;
const RATE = 'if(sum(open_minor) = 0, 0, sum(overdue_minor) / sum(open_minor))';

/** How late the money is, and whose. */
export const ageing: Dashboard = {
  uid: 'foreshock-ageing',
  title: 'Ageing and overdue',
  description: 'How late the open money is, where it lies, and who pays late.',
  rows: [
    {
      heightUnits: 4,
      panels: [
        {
          ...{ id: 101, kind: 'stat', title: 'Overdue', unit: 'money' },
          description: 'Open past the due date, disputed items included.',
          sql: `SELECT ${sumOf('overdue_minor')} AS overdue FROM ${AS_OF}`,
        },
        {
          ...{ id: 102, kind: 'stat', title: 'Overdue rate', unit: 'ratio', thresholds: [0.2, 0.4] },
          description: 'Overdue in relation to open.',
          sql: `SELECT ${RATE} AS overdue_rate FROM ${AS_OF}`,
        },
        {
          ...{ id: 103, kind: 'stat', title: '91 days and more', unit: 'money' },
          description: 'Open for more than ninety days past due: what is mostly lost.',
          sql: `SELECT ${sumOf('ageing_91_plus_minor')} AS late FROM ${AS_OF}`,
        },
        {
          ...{ id: 104, kind: 'stat', title: 'In dispute', unit: 'money' },
          description: 'Open amounts that customers dispute.',
          sql: `SELECT ${sumOf('disputed_minor')} AS disputed FROM ${AS_OF}`,
        },
        {
          ...{ id: 105, kind: 'stat', title: 'Customers overdue', unit: 'count' },
          description: 'Customers with anything past due.',
          sql: `SELECT countIf(overdue_minor > 0) AS customers FROM ${AS_OF}`,
        },
      ],
    },
    {
      heightUnits: 9,
      panels: [
        {
          ...{ id: 111, kind: 'stack', title: 'Ageing', unit: 'money' },
          description: 'Open amounts by days past due, at the end of each business date.',
          sql: AGEING,
        },
        {
          ...{ id: 112, kind: 'lines', title: 'Overdue rate', unit: 'ratio' },
          description: 'Overdue in relation to open, at the end of each business date.',
          sql: OVERDUE_RATE,
        },
        {
          ...{ id: 113, kind: 'lines', title: 'Overdue rate by segment', unit: 'ratio' },
          description: 'Overdue in relation to open, by the size class of the customer.',
          sql: byDay({
            sums: ['open_minor', 'overdue_minor'],
            shown: { rate: 'if(open = 0, 0, overdue / open)' },
            by: { name: 'segment', sql: memberOf('segment') },
          }),
        },
      ],
    },
    {
      heightUnits: 9,
      panels: [
        {
          ...{ id: 121, kind: 'table', title: 'Ageing at the end of the range' },
          description: 'Money and customers in each bucket.',
          units: { open: 'money', share: 'ratio' },
          sql: BUCKETS.map(
            ([title, column], place) =>
              `SELECT ${place + 1} AS bucket, '${title}' AS age, ${sumOf(column)} AS open,
  if(sum(open_minor) = 0, 0, sum(${column}) / sum(open_minor)) AS share, countIf(${column} != 0) AS customers FROM ${AS_OF} HAVING count() > 0`,
          )
            .join('\nUNION ALL ')
            .replace(/^/, 'SELECT age, open, share, customers FROM (\n')
            .concat('\n) ORDER BY bucket'),
        },
        ...(['industry', 'region'] as const).map((field, place) => ({
          ...{ id: 122 + place, kind: 'table' as const, title: `Overdue by ${field}` },
          description: 'By the master data as they are known now.',
          units: { open: 'money', overdue: 'money', 'overdue rate': 'ratio' } as const,
          sql: `SELECT ${named(`m.${field}`)} AS ${field}, count() AS customers, ${sumOf('open_minor')} AS open,
  ${sumOf('overdue_minor')} AS overdue, ${RATE} AS "overdue rate"
FROM ${AS_OF} AS i LEFT JOIN ${MASTERS} AS m ON m.customer_id = i.customer_id
GROUP BY ${field} ORDER BY overdue DESC, ${field} LIMIT 50`,
        })),
      ],
    },
    {
      heightUnits: 10,
      panels: [
        {
          ...{ id: 131, kind: 'table', title: 'Most overdue customers' },
          description: 'The twenty with the most money past due.',
          units: {
            ...{ overdue: 'money', '91 days and more': 'money', disputed: 'money' },
            ...{ 'days late': 'days', 'late ratio': 'ratio' },
          },
          sql: `SELECT customer_id AS customer, grade, ${unitsOf('overdue_minor')} AS overdue,
  ${unitsOf('ageing_91_plus_minor')} AS "91 days and more", ${unitsOf('disputed_minor')} AS disputed,
  max_days_past_due AS "days past due", avg_days_late AS "days late", late_ratio AS "late ratio",
  broken_promises_365 AS "broken promises"
FROM ${AS_OF} WHERE overdue_minor > 0 ORDER BY overdue_minor DESC, customer_id LIMIT 20`,
        },
      ],
    },
  ],
};
