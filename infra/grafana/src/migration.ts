import { AS_OF, ASSESSED } from './as-of.ts';
import { memberOf } from './exposure-history.ts';
import { byDay } from './history.ts';
import { MASTERS } from './masters.ts';
import type { Dashboard, Panel } from './panel.ts';
import { sumOf, unitsOf } from './sql.ts';
import { CHOSEN_CUSTOMERS, named } from './variables.ts';

/** Sum of squared shares × 10,000 of amounts by member. */
const hhiOf = (
  member: string,
  join = '',
) => `SELECT if(total = 0, 0, arraySum(x -> pow(x / total, 2), amounts) * 10000) AS hhi
FROM (
  SELECT groupArray(open) AS amounts, sum(open) AS total
  FROM (SELECT ${member} AS member, sum(greatest(open_minor, 0)) AS open FROM ${AS_OF} AS i ${join} GROUP BY member)
)`;
const withMasters = `LEFT JOIN ${MASTERS} AS m ON m.customer_id = i.customer_id`;

const gradesOn = (end: '$__fromTime' | '$__toTime') => `(
  SELECT customer_id, argMax(${memberOf('grade')}, as_of) AS grade, argMax(open_minor, as_of) AS open_minor, any(i.currency) AS currency
  FROM indicators AS i FINAL WHERE as_of <= toDate32(${end})
    AND ${CHOSEN_CUSTOMERS}
  GROUP BY customer_id
)`;

const shareTable = (id: number, field: 'industry' | 'region'): Panel => ({
  ...{ id, kind: 'table', title: `Share by ${field}` },
  description: 'Open amounts in relation to all that is chosen, by the master data as they are known now.',
  units: { open: 'money', share: 'ratio' },
  sql: `SELECT ${named(`m.${field}`)} AS ${field}, count() AS customers, ${sumOf('open_minor')} AS open,
  if(any(total) = 0, 0, sum(open_minor) / any(total)) AS share
FROM (SELECT *, sum(open_minor) OVER () AS total FROM ${AS_OF}) AS i ${withMasters}
GROUP BY ${field} ORDER BY open DESC, ${field} LIMIT 50`,
});

/** Who moved between grades, and how much hangs on few. */
export const migration: Dashboard = {
  uid: 'foreshock-migration',
  title: 'Migration and concentration',
  description: 'How customers move between grades, what that is expected to cost, and how much hangs on few.',
  rows: [
    {
      heightUnits: 4,
      panels: [
        {
          ...{ id: 201, kind: 'stat', title: 'Expected loss', unit: 'money' },
          description: 'Of the last assessments: probability of default × loss given default × exposure.',
          sql: `SELECT ${sumOf('expected_loss_minor')} AS expected_loss FROM ${ASSESSED}`,
        },
        {
          ...{ id: 202, kind: 'stat', title: 'In default', unit: 'count' },
          description: 'Customers in default by their last assessment.',
          sql: `SELECT countIf(in_default) AS customers FROM ${ASSESSED}`,
        },
        {
          ...{
            id: 203,
            kind: 'stat',
            title: 'Concentration: customers',
            unit: 'index',
            thresholds: [1500, 2500],
          },
          description: 'Herfindahl-Hirschman index of the open amounts: sum of squared shares × 10,000.',
          sql: hhiOf('i.customer_id'),
        },
        {
          ...{
            id: 204,
            kind: 'stat',
            title: 'Concentration: industries',
            unit: 'index',
            thresholds: [2500, 5000],
          },
          description: 'The same over industries.',
          sql: hhiOf('m.industry', withMasters),
        },
        {
          ...{
            id: 205,
            kind: 'stat',
            title: 'Concentration: regions',
            unit: 'index',
            thresholds: [2500, 5000],
          },
          description: 'The same over regions.',
          sql: hhiOf('m.region', withMasters),
        },
      ],
    },
    {
      heightUnits: 9,
      panels: [
        {
          ...{ id: 211, kind: 'stack', title: 'Customers by grade', unit: 'count' },
          description: 'At the end of each business date.',
          sql: byDay({
            sums: ['customers'],
            shown: { customers: 'customers' },
            by: { name: 'grade', sql: memberOf('grade') },
          }),
        },
        {
          ...{ id: 212, kind: 'stack', title: 'Open by grade', unit: 'money' },
          description: 'At the end of each business date.',
          sql: byDay({
            sums: ['open_minor'],
            shown: { open: 'open' },
            by: { name: 'grade', sql: memberOf('grade') },
          }),
        },
        {
          ...{ id: 213, kind: 'bars', title: 'Downgrades and upgrades', unit: 'count' },
          description: 'Rating changes on each business date.',
          sql: `SELECT toDateTime(as_of) AS time, lower(direction) AS direction, uniqExact(rating_change_id) AS changes
FROM rating_changes WHERE $__timeFilter(time)
    AND ${CHOSEN_CUSTOMERS}
GROUP BY time, direction ORDER BY time, direction`,
        },
      ],
    },
    {
      heightUnits: 10,
      panels: [
        {
          ...{ id: 221, kind: 'table', title: 'Migration over the range' },
          description: 'From the grade at the start of the range to that at its end; none: no customer yet.',
          units: { open: 'money' },
          sql: `SELECT ${named("ifNull(b.grade, '')")} AS "from", t.grade AS "to", count() AS customers, sum(${unitsOf('t.open_minor').replace('CAST(currency', 'CAST(t.currency')}) AS open
FROM ${gradesOn('$__toTime')} AS t LEFT JOIN ${gradesOn('$__fromTime')} AS b ON b.customer_id = t.customer_id
GROUP BY "from", "to" ORDER BY "from", "to"`,
        },
        {
          ...{ id: 222, kind: 'table', title: 'Expected loss by grade' },
          description: 'Of the last assessments.',
          units: { 'expected loss': 'money', provision: 'money' },
          sql: `SELECT grade, count() AS customers, ${sumOf('expected_loss_minor')} AS "expected loss",
  ${sumOf('provision_minor')} AS provision
FROM ${ASSESSED} GROUP BY grade ORDER BY grade`,
        },
      ],
    },
    {
      heightUnits: 10,
      panels: [
        {
          ...{ id: 231, kind: 'table', title: 'Largest customers' },
          description: 'The twenty with the most open money, and what they add up to.',
          units: { open: 'money', share: 'ratio', cumulative: 'ratio' },
          sql: `SELECT customer_id AS customer, grade, ${unitsOf('open_minor')} AS open,
  if(total = 0, 0, open_minor / total) AS share,
  if(total = 0, 0, sum(open_minor) OVER (ORDER BY open_minor DESC, customer_id) / total) AS cumulative
FROM (SELECT *, sum(open_minor) OVER () AS total FROM ${AS_OF})
ORDER BY open_minor DESC, customer_id LIMIT 20`,
        },
        shareTable(232, 'industry'),
        shareTable(233, 'region'),
      ],
    },
  ],
};
