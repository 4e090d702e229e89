import type { ClickHouseConnection } from '@foreshock/clickhouse';
import type { Answer } from './compare.ts';
import { withScratch } from './scratch.ts';
import { ANSWER, readSteps, statementOf } from './steps.ts';

/** Which customers, and as of when. */
export interface Question {
  /** Business date as `2013-06-30`. Where it lies ahead, a partition's present one stands for it. */
  readonly date: string;
  /** The customers whose hash leaves `slice` on division by `slices`. */
  readonly slice: number;
  readonly slices: number;
  /** Only these; empty for all. */
  readonly customers: readonly string[];
}

/**
 * Computes the indicators from the log's events alone, step by step in tables of a database made for it and dropped again.
 * `connection` names the database with `ledger_events` and `dead_letters`.
 */
export function answerFromEvents(connection: ClickHouseConnection, question: Question): Promise<Answer[]> {
  const steps = readSteps();
  const params = { ...question, log: connection.database };
  return withScratch(connection, async (scratch) => {
    for (const step of steps.tables) await scratch.command(statementOf(steps, step), params);
    return scratch.query<Answer>(ANSWER);
  });
}
