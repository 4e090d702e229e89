import { readMigrations } from '@foreshock/clickhouse';
import { missingColumns, type MissingColumn } from './missing-columns.ts';
import { staleCarriedViews, widenedViews } from './views.ts';

export interface MigrationFile {
  readonly name: string;
  readonly text: string;
}

/**
 * @returns the next migration: a column for every field that has none, and the views that carry values on as the registry
 * says; null when nothing is missing.
 */
export function nextMigration(): MigrationFile | null {
  const missing = missingColumns();
  const number = String(readMigrations().length + 1).padStart(4, '0');
  if (missing.length === 0) {
    const views = staleCarriedViews();
    if (views.length === 0) return null;
    const head = '-- Indicators that follow the calendar, carried on to the day for which they are read.';
    return { name: `${number}_carried_indicators.sql`, text: `${head}\n${views.join(';\n\n')};\n` };
  }
  const tables = [...new Set(missing.map(({ table }) => table))];
  return {
    name: `${number}_columns_of_${tables.join('_and_')}.sql`,
    text: migrationText(missing),
  };
}

/** @returns the script that adds the columns and shows them in the views over their tables. */
export function migrationText(missing: readonly MissingColumn[]): string {
  const head =
    '-- Columns for fields that are new in the schemas. Rows from before hold null, 0 or an empty text there.';
  const columns = missing.map(
    ({ table, column, type, after }) =>
      `ALTER TABLE ${table} /* on cluster */ ADD COLUMN IF NOT EXISTS ${column} ${type} AFTER ${after};`,
  );
  const views = widenedViews(missing).map((view) => `\n${view};\n`);
  return `${[head, ...columns].join('\n')}\n${views.join('')}`;
}
