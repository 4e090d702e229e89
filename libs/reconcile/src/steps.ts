import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { columnName, withoutComments } from '@foreshock/clickhouse';
import { INDICATORS, type IndicatorDefinition } from '@foreshock/ledger';

/** Where the SQL answer lies: one step a file, in the order of their numbers. */
const stepsDirectory = fileURLToPath(new URL('../../../infra/clickhouse/reconcile', import.meta.url));

const FILE_NAME = /^\d\d_([a-z0-9_]+)\.sql$/;

/** One step of the answer: the table that it makes out of the earlier ones and of the log's tables. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** The steps in order, the last of which is the answer, and the functions that they share. */
export interface Steps {
  readonly functions: string;
  readonly tables: readonly Step[];
}

/** @returns the SQL answer's steps. @throws on a file that is named otherwise. */
export function readSteps(directory: string = stepsDirectory): Steps {
  const steps = readdirSync(directory)
    .sort()
    .map((file) => {
      const name = FILE_NAME.exec(file)?.[1];
      if (name === undefined) throw new Error(`${file}: name a step like 20_events.sql`);
      return { name, sql: readFileSync(join(directory, file), 'utf8').trim() };
    });
  const [functions, ...tables] = steps;
  if (functions === undefined || tables.length === 0) throw new Error(`${directory} holds no steps`);
  return { functions: functions.sql, tables };
}

/** @returns the statement that makes a step's table. */
export function statementOf({ functions }: Steps, { name, sql }: Step): string {
  return `CREATE TABLE ${name} ENGINE = Memory AS\nWITH\n${functions}\n${sql}\nSETTINGS join_use_nulls = 0, prefer_column_name_to_alias = 1`;
}

const CELLS = { long: 'Int64', double: 'Float64', boolean: 'Bool' } as const;

/** Reads the answer: a row per customer with a column per indicator, of the types that are published. */
export const ANSWER = `SELECT customer_id, partition, as_of,\n${INDICATORS.map(typed).join(',\n')}\nFROM answer`;

function typed({ name, type, nullable }: IndicatorDefinition): string {
  const column = columnName(name);
  const cell = nullable ? `Nullable(${CELLS[type]})` : CELLS[type];
  return `  CAST(${column} AS ${cell}) AS ${column}`;
}

/** @returns the columns to which the answer gives a line. */
export function answeredColumns({ tables }: Steps): string[] {
  const answer = withoutComments(tables.at(-1)?.sql ?? '');
  return [...answer.matchAll(/ AS ([a-z][a-z0-9_]*),?$/gm)].map(([, column]) => column ?? '');
}
