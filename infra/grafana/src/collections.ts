import type { Dashboard } from './panel.ts';
import { sumOf, unitsOf } from './sql.ts';
import { CHOSEN_CUSTOMERS } from './variables.ts';

/** Every case about a chosen customer as it stood at the end of the time range. */
const CASES = `(
  SELECT * FROM cases FINAL WHERE changed_at <= $__toTime
    AND ${CHOSEN_CUSTOMERS}
  ORDER BY kafka_offset DESC LIMIT 1 BY case_id
)`;
const OPEN = "state NOT IN ('RESOLVED', 'WRITTEN_OFF')";

/** What happened to cases in the time range. */
const CHANGES = `(
  SELECT * FROM cases FINAL WHERE changed_at >= $__fromTime AND changed_at <= $__toTime
    AND ${CHOSEN_CUSTOMERS}
)`;

/** Every message as it stood at the end of the time range. */
const DELIVERIES = `(
  SELECT * FROM deliveries FINAL WHERE updated_at <= $__toTime
    AND ${CHOSEN_CUSTOMERS}
  ORDER BY kafka_offset DESC LIMIT 1 BY delivery_id
)`;

/** How people get on with what they were told. */
export const collections: Dashboard = {
  uid: 'foreshock-collections',
  title: 'Collections performance',
  description:
    'Cases and how fast they are worked off, promises and whether they are kept, messages and whether they arrive.',
  rows: [
    {
      heightUnits: 4,
      panels: [
        {
          ...{ id: 301, kind: 'stat', title: 'Open cases', unit: 'count' },
          description: 'Neither resolved nor written off.',
          sql: `SELECT countIf(${OPEN}) AS open_cases FROM ${CASES}`,
        },
        {
          ...{ id: 302, kind: 'stat', title: 'Nobody has taken up', unit: 'count', thresholds: [1, 10] },
          description: 'Open cases that nobody acknowledged.',
          sql: `SELECT countIf(state = 'OPEN') AS waiting FROM ${CASES}`,
        },
        {
          ...{ id: 303, kind: 'stat', title: 'Overdue cases', unit: 'count', thresholds: [1, 10] },
          description: 'Open cases whose answer or next step is late by the business clock.',
          sql: `SELECT countIf(is_overdue AND ${OPEN}) AS overdue_cases FROM ${CASES}`,
        },
        {
          ...{ id: 304, kind: 'stat', title: 'At stake', unit: 'money' },
          description: 'Expected loss of the open cases.',
          sql: `SELECT sumIf(${unitsOf('at_stake_minor')}, ${OPEN}) AS at_stake FROM ${CASES}`,
        },
        {
          ...{ id: 305, kind: 'stat', title: 'Hours until taken up', unit: 'index' },
          description: 'Median of the cases that were acknowledged in the range, by the clock on the wall.',
          sql: `SELECT quantileExactOrNull(0.5)(dateDiff('minute', opened_at, acknowledged_at) / 60) AS hours
FROM ${CASES} WHERE acknowledged_at >= $__fromTime`,
        },
        {
          ...{ id: 306, kind: 'stat', title: 'Promises kept', unit: 'ratio' },
          description: 'Of the promises to pay that were settled in the range.',
          sql: `SELECT countIf(change = 'PROMISE_KEPT') / nullIf(countIf(change IN ('PROMISE_KEPT', 'PROMISE_BROKEN')), 0) AS kept
FROM ${CHANGES}`,
        },
      ],
    },
    {
      heightUnits: 8,
      panels: [
        {
          ...{ id: 311, kind: 'bars', title: 'Cases opened and closed', unit: 'count' },
          description: 'By day: opened or opened again, resolved or written off.',
          sql: `SELECT toDateTime(toDate(changed_at)) AS time,
  countIf(change IN ('OPENED', 'REOPENED_BY_WARNING')) AS opened, countIf(closed_at = changed_at) AS closed
FROM ${CHANGES} GROUP BY time ORDER BY time`,
        },
        {
          ...{ id: 312, kind: 'bars', title: 'Promises settled', unit: 'count' },
          description: 'Kept or broken, as the ledger says on the day.',
          sql: `SELECT toDateTime(toDate(changed_at)) AS time, if(change = 'PROMISE_KEPT', 'kept', 'broken') AS promise, count() AS promises
FROM ${CHANGES} WHERE change IN ('PROMISE_KEPT', 'PROMISE_BROKEN') GROUP BY time, promise ORDER BY time, promise`,
        },
        {
          ...{ id: 313, kind: 'bars', title: 'Messages', unit: 'count' },
          description: 'By day and channel, each counted once however often it was tried.',
          sql: `SELECT toDateTime(toDate(updated_at)) AS time, channel, count() AS messages
FROM ${DELIVERIES} WHERE $__timeFilter(updated_at) GROUP BY time, channel ORDER BY time, channel`,
        },
      ],
    },
    {
      heightUnits: 9,
      panels: [
        {
          ...{ id: 321, kind: 'table', title: 'Open cases by collector' },
          description: 'Who works on them, and what hangs on them.',
          units: { 'at stake': 'money', overdue: 'money' },
          sql: `SELECT ifNull(assignee, ifNull(owner, 'nobody')) AS collector, count() AS cases, countIf(is_overdue) AS late,
  ${sumOf('at_stake_minor')} AS "at stake", ${sumOf('overdue_minor')} AS overdue, min(opened_at) AS oldest
FROM ${CASES} WHERE ${OPEN} GROUP BY collector ORDER BY "at stake" DESC, collector LIMIT 50`,
        },
        {
          ...{ id: 322, kind: 'table', title: 'Open cases by state and severity' },
          description: 'Where people stand, beside what the machine says.',
          units: { 'at stake': 'money' },
          sql: `SELECT lower(state) AS state, lower(severity) AS severity, lower(machine) AS machine, count() AS cases,
  ${sumOf('at_stake_minor')} AS "at stake"
FROM ${CASES} AS c WHERE c.${OPEN} GROUP BY state, severity, machine ORDER BY state, severity, machine`,
        },
        {
          ...{ id: 323, kind: 'table', title: 'Messages by target' },
          description: 'Whether they arrive: a target with exhausted ones needs somebody to look.',
          units: {},
          sql: `SELECT target, channel, count() AS messages, countIf(state = 'DELIVERED') AS delivered,
  countIf(state IN ('PENDING', 'FAILED')) AS waiting, countIf(state = 'EXHAUSTED') AS exhausted, max(attempts) AS tries
FROM ${DELIVERIES} GROUP BY target, channel ORDER BY exhausted DESC, messages DESC, target LIMIT 50`,
        },
      ],
    },
  ],
};
