import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sqlDirectory = fileURLToPath(new URL('../../../infra/clickhouse', import.meta.url));

/** What the second answer to the indicators knows too: which records count, and what money is worth. */
const SHARED = ['00_functions', '10_refused', '30_base_currencies', '31_rates'];
/** Read more than once, so computed once. The other steps form a chain, and are planned as one. */
const KEPT = new Set(['raised', 'events', 'booked']);

/** One step of the statement: a table by its name, or functions. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** @returns the steps in order, the answer last. */
export function readSteps(directory: string = sqlDirectory): Step[] {
  const own = readdirSync(join(directory, 'effectiveness')).sort();
  const shared = SHARED.map((name) => join('reconcile', `${name}.sql`));
  return [...shared, ...own.map((file) => join('effectiveness', file))].map((file) => ({
    name: /\d\d_(\w+)\.sql$/.exec(file)?.[1] ?? file,
    // The log lies in the database that is asked.
    sql: readFileSync(join(directory, file), 'utf8').trim().replaceAll('{log:Identifier}.', ''),
  }));
}

/** @returns one SELECT over the log's and the decisions' tables that writes nothing. */
export function statementOf(steps: readonly Step[]): string {
  const answer = steps.at(-1);
  const before = steps.slice(0, -1).map(({ name, sql }) => {
    if (name === 'functions') return sql;
    return `${name} AS ${KEPT.has(name) ? 'MATERIALIZED ' : ''}(\n${sql}\n)`;
  });
  return `WITH\n${before.join(',\n')}\n${answer?.sql}\n${SETTINGS}`;
}

const SETTINGS =
  'SETTINGS enable_materialized_cte = 1, join_use_nulls = 0, prefer_column_name_to_alias = 1, max_execution_time = 55';
