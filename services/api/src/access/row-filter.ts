import type { Rows } from './principal.ts';

/** A table of the database and whether its rows are about one customer each. */
export interface TableShape {
  readonly name: string;
  readonly hasCustomer: boolean;
}

/** Tables that tell nothing of any customer and may be read by whoever may read at all. */
const COMMON = new Set(['policies', 'schema_migrations', 'business_date_ticks']);

/**
 * The setting that lets a statement see the rows of some customers alone, in every table that it reads, views and
 * subqueries included. A table whose rows are of no customer is empty to somebody who may not see all customers.
 */
export function rowFilterOf(rows: Rows, tables: readonly TableShape[]): string {
  // what is of no customer on the log is for everybody: ticks, policies, exchange rates
  const customers = `customer_id = '' OR customer_id IN (SELECT customer_id FROM customers_addressed WHERE ${admitted(rows)})`;
  const filters = tables
    .filter(({ name }) => name !== ADDRESSES && !COMMON.has(name))
    .map(({ name, hasCustomer }) => `${literal(name)}: ${literal(hasCustomer ? customers : '0')}`);
  return `additional_table_filters = {${filters.join(', ')}}`;
}

/** The table that says whose customers are; a filter on it would ask itself. */
const ADDRESSES = 'customer_addressing';

/** The condition on `customers_addressed` that somebody's rows make. */
export function admitted({ owners, regions }: Rows): string {
  const among = (column: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${column} IN (${names.map(literal).join(', ')})`];
  const conditions = [...among('owner', owners), ...among('region', regions)];
  return conditions.length === 0 ? '0' : `(${conditions.join(' OR ')})`;
}

/** A text as ClickHouse reads it between quotes. */
const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** A statement with one more setting; statements of ours that have settings end with a line of them. */
export function withSetting(sql: string, setting: string): string {
  const separator = /\n\s*SETTINGS\s[^\n]*\s*$/.test(sql) ? ',' : '\nSETTINGS';
  return `${sql.trimEnd()}${separator} ${setting}`;
}
