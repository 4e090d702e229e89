import { MASTERS } from './masters.ts';

/** What a dashboard can be narrowed by, beside the time range. Its end is the date that is shown. */
export interface Variable {
  readonly name: 'segment' | 'industry' | 'region' | 'grade';
  readonly label: string;
  /** Its values; what nobody knows is `none`. */
  readonly sql: string;
}

const ofIndicators = (column: string) =>
  `SELECT DISTINCT ${named(`ifNull(CAST(${column} AS Nullable(String)), '')`)} AS value FROM indicators ORDER BY value`;

const ofMasters = (column: string) =>
  `SELECT DISTINCT ${named(`m.${column}`)} AS value FROM (SELECT DISTINCT customer_id FROM indicators) AS i
LEFT JOIN ${MASTERS} AS m ON m.customer_id = i.customer_id ORDER BY value`;

export const VARIABLES: readonly Variable[] = [
  { name: 'segment', label: 'Segment', sql: ofIndicators('segment') },
  { name: 'industry', label: 'Industry', sql: ofMasters('industry') },
  { name: 'region', label: 'Region', sql: ofMasters('region') },
  { name: 'grade', label: 'Grade', sql: ofIndicators('grade') },
];

/** A dimension's member as it is shown and chosen. */
export function named(text: string): string {
  return `if(${text} = '', 'none', ${text})`;
}

/**
 * A condition on rows that have a customer, a segment and a grade: those that are chosen. Where everything is, Grafana
 * leaves it out.
 */
export const CHOSEN = [
  chosen(named("ifNull(CAST(segment AS Nullable(String)), '')"), 'segment'),
  chosen(named("ifNull(CAST(grade AS Nullable(String)), '')"), 'grade'),
  ofCustomers('industry'),
  ofCustomers('region'),
].join('\n    AND ');

/** The same on rows that have a customer alone; segment and grade are those of the customer's last day. */
export const CHOSEN_CUSTOMERS = [
  ofLastDay('segment'),
  ofLastDay('grade'),
  ofCustomers('industry'),
  ofCustomers('region'),
].join('\n    AND ');

function chosen(expression: string, name: Variable['name']): string {
  return `$__conditionalAll(${expression} IN (\${${name}:singlequote}), $${name})`;
}

/** A customer without master data is among those of `none`. */
function ofCustomers(field: 'industry' | 'region'): string {
  const others = `SELECT customer_id FROM ${MASTERS} WHERE ${named(field)} NOT IN (\${${field}:singlequote})`;
  const known = `SELECT customer_id FROM ${MASTERS}`;
  const isNone = `(customer_id IN (${known}) OR 'none' IN (\${${field}:singlequote}))`;
  return `$__conditionalAll(customer_id NOT IN (${others}) AND ${isNone}, $${field})`;
}

function ofLastDay(field: 'segment' | 'grade'): string {
  const last = `SELECT customer_id FROM indicators GROUP BY customer_id HAVING ${named(
    `ifNull(CAST(argMax(${field}, as_of) AS Nullable(String)), '')`,
  )} IN (\${${field}:singlequote})`;
  return `$__conditionalAll(customer_id IN (${last}), $${field})`;
}
