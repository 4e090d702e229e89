import { AS_OF, OPEN_WARNINGS } from './as-of.ts';
import type { PanelRow } from './panel.ts';
import { unitsOf } from './sql.ts';
import { CHOSEN_CUSTOMERS } from './variables.ts';

/** What happened, and to whom. */
export const exposureChanges: readonly PanelRow[] = [
  {
    heightUnits: 8,
    panels: [
      {
        id: 21,
        kind: 'bars',
        title: 'Warnings raised, by severity',
        description: 'Warnings that were raised on each business date.',
        unit: 'count',
        sql: warningsBy('severity'),
      },
      {
        id: 22,
        kind: 'bars',
        title: 'Warnings raised, by rule',
        description: 'Warnings that were raised on each business date.',
        unit: 'count',
        sql: warningsBy('rule_id'),
      },
      {
        id: 23,
        kind: 'bars',
        title: 'Downgrades and upgrades',
        description: 'Rating changes on each business date.',
        unit: 'count',
        sql: `SELECT toDateTime(as_of) AS time, lower(direction) AS direction, uniqExact(rating_change_id) AS changes
FROM rating_changes
WHERE $__timeFilter(time)
    AND ${CHOSEN_CUSTOMERS}
GROUP BY time, direction ORDER BY time, direction`,
      },
    ],
  },
  {
    heightUnits: 10,
    panels: [
      {
        id: 24,
        kind: 'table',
        title: 'Largest exposures',
        description: 'The twenty customers with the most open money.',
        units: { open: 'money', overdue: 'money', 'overdue rate': 'ratio', utilisation: 'ratio' },
        sql: `SELECT customer_id AS customer, grade, ${unitsOf('open_minor')} AS open, ${unitsOf('overdue_minor')} AS overdue,
  overdue_ratio AS "overdue rate", max_days_past_due AS "days past due", utilisation
FROM ${AS_OF} ORDER BY open_minor DESC, customer_id LIMIT 20`,
      },
      {
        id: 25,
        kind: 'table',
        title: 'Open warnings',
        description: 'By rule and severity, with the overdue money of their customers.',
        units: { overdue: 'money' },
        sql: `SELECT any(title) AS warning, severity, count() AS warnings, uniqExact(customer_id) AS customers,
  sum(${unitsOf('overdue_minor')}) AS overdue, min(raised_on) AS oldest
FROM ${OPEN_WARNINGS} GROUP BY rule_id, severity ORDER BY severity = 'HIGH' DESC, warnings DESC, rule_id`,
      },
      {
        id: 26,
        kind: 'table',
        title: 'Latest rating changes',
        description: 'The twenty newest, with what weighed most.',
        units: { overdue: 'money' },
        sql: `SELECT as_of AS date, customer_id AS customer, lower(direction) AS direction, from_grade AS "from", to_grade AS "to",
  ${unitsOf('overdue_minor')} AS overdue, reasons[1] AS reason
FROM rating_changes FINAL WHERE as_of <= toDate32($__toTime)
    AND ${CHOSEN_CUSTOMERS}
ORDER BY rating_changes.as_of DESC, kafka_offset DESC LIMIT 20`,
      },
    ],
  },
];

function warningsBy(column: string): string {
  return `SELECT toDateTime(as_of) AS time, ${column}, uniqExact(warning_id) AS warnings
FROM warnings
WHERE event = 'RAISED' AND $__timeFilter(time)
    AND ${CHOSEN_CUSTOMERS}
GROUP BY time, ${column} ORDER BY time, ${column}`;
}
