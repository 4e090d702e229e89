import type { Dashboard } from './panel.ts';
import { sumOf, unitsOf } from './sql.ts';

/** Every warning about a portfolio that was open at the end of the time range. */
const OPEN = `(
  SELECT warning_id, any(rule_id) AS rule_id, any(dimension) AS dimension, any(member) AS member, min(as_of) AS raised_on,
    argMaxIf(severity, kafka_offset, event != 'CLEARED') AS severity, argMaxIf(title_en, kafka_offset, event != 'CLEARED') AS title,
    argMaxIf(next_step_en, kafka_offset, event != 'CLEARED') AS next_step, argMax(customers, kafka_offset) AS customers,
    argMax(exposure_minor, kafka_offset) AS exposure_minor, argMax(overdue_minor, kafka_offset) AS overdue_minor,
    any(w.currency) AS currency
  FROM portfolio_warnings AS w WHERE event != 'EVALUATED' AND as_of <= toDate32($__toTime)
  GROUP BY warning_id HAVING argMax(event, kafka_offset) != 'CLEARED'
)`;

/** What was noticed about many customers at once. Not narrowed: a portfolio is what its rule says. */
export const portfolioWarnings: Dashboard = {
  uid: 'foreshock-portfolio-warnings',
  title: 'Portfolio warnings',
  description:
    'Warnings about portfolios of customers: shares, rates and concentration that crossed the policy’s levels.',
  rows: [
    {
      heightUnits: 4,
      panels: [
        {
          ...{ id: 401, kind: 'stat', title: 'Open', unit: 'count', thresholds: [1, 5] },
          description: 'Warnings about portfolios that were raised and not cleared.',
          sql: `SELECT count() AS open_warnings FROM ${OPEN}`,
        },
        {
          ...{ id: 402, kind: 'stat', title: 'High', unit: 'count', thresholds: [1, 3] },
          description: 'Those of high severity.',
          sql: `SELECT countIf(severity = 'HIGH') AS high FROM ${OPEN}`,
        },
        {
          ...{ id: 403, kind: 'stat', title: 'Days evaluated', unit: 'count' },
          description: 'Business dates in the range that were held against the portfolio rules.',
          sql: `SELECT uniqExact(as_of) AS days FROM portfolio_warnings
WHERE event = 'EVALUATED' AND as_of >= toDate32($__fromTime) AND as_of <= toDate32($__toTime)`,
        },
      ],
    },
    {
      heightUnits: 8,
      panels: [
        {
          ...{ id: 411, kind: 'bars', title: 'Raised, by rule', unit: 'count' },
          description: 'On each business date.',
          sql: `SELECT toDateTime(as_of) AS time, rule_id, uniqExact(warning_id) AS warnings
FROM portfolio_warnings WHERE event = 'RAISED' AND $__timeFilter(time) GROUP BY time, rule_id ORDER BY time, rule_id`,
        },
        {
          ...{ id: 412, kind: 'bars', title: 'Raised, escalated, cleared', unit: 'count' },
          description: 'On each business date.',
          sql: `SELECT toDateTime(as_of) AS time, lower(event) AS what, uniqExact(warning_id) AS warnings
FROM portfolio_warnings WHERE event != 'EVALUATED' AND $__timeFilter(time) GROUP BY time, what ORDER BY time, what`,
        },
      ],
    },
    {
      heightUnits: 10,
      panels: [
        {
          ...{ id: 421, kind: 'table', title: 'Open warnings' },
          description: 'The gravest first, with the next step.',
          units: { exposure: 'money', overdue: 'money' },
          sql: `SELECT lower(severity) AS severity, title AS warning, dimension, member, customers,
  ${unitsOf('exposure_minor')} AS exposure, ${unitsOf('overdue_minor')} AS overdue, raised_on AS since, next_step AS "next step"
FROM ${OPEN} AS w ORDER BY w.severity = 'HIGH' DESC, w.severity = 'MEDIUM' DESC, exposure DESC, member LIMIT 100`,
        },
        {
          ...{ id: 422, kind: 'table', title: 'Open by rule' },
          description: 'How many members of a dimension each rule holds against.',
          units: { exposure: 'money' },
          sql: `SELECT any(title) AS rule, any(dimension) AS by, count() AS warnings, ${sumOf('exposure_minor')} AS exposure
FROM ${OPEN} GROUP BY rule_id ORDER BY warnings DESC, rule_id`,
        },
      ],
    },
  ],
};
