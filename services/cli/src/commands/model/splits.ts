import {
  columnOf,
  splitByEntity,
  splitByTime,
  type Split,
  type TextTable,
} from '@foreshock/scorecard-training';
import { Exit, EXIT } from '../../output/exit.ts';
import { usable } from './read-data.ts';

export interface SplitOptions {
  readonly data: string;
  readonly split: string;
  readonly entity?: string;
}

/** Splits with the seeds in turn, or the one by time. @throws Exit with usage for an unknown column or a time that is none */
export function splitsOf(
  table: TextTable,
  options: SplitOptions,
  { seed, repeats, testShare }: { seed: number; repeats: number; testShare: number },
): Split[] {
  if (options.split !== 'random') return [splitByTime(timesOf(table, options), testShare)];
  // without an entity equal rows stay together: the same figures in both parts would be known before
  const keys =
    options.entity === undefined
      ? table.rows.map(({ cells }) => cells.join(','))
      : usable(columnOf(table, options.entity), options.data);
  return Array.from({ length: repeats }, (_, index) => splitByEntity(keys, seed + index, testShare));
}

function timesOf(table: TextTable, { data, split }: SplitOptions): number[] {
  return usable(columnOf(table, split), data).map((cell, row) => {
    const time = cell === '' ? Number.NaN : Number.isNaN(Number(cell)) ? Date.parse(cell) : Number(cell);
    if (!Number.isNaN(time)) return time;
    const { line } = table.rows[row]!;
    throw new Exit(
      EXIT.usage,
      `${data}: line ${line}, column "${split}": "${cell}" is neither a date nor a number`,
    );
  });
}
