import { readMigrations } from '@foreshock/clickhouse';
import { missingColumns, type MissingColumn } from './missing-columns.ts';
import { widenedViews } from './views.ts';

export interface MigrationFile {
  readonly name: string;
  readonly text: string;
}

/** @returns the next migration, with a column for every field that has none; null when none is missing. */
export function nextMigration(): MigrationFile | null {
  const missing = missingColumns();
  if (missing.length === 0) return null;
  const tables = [...new Set(missing.map(({ table }) => table))];
  const number = String(readMigrations().length + 1).padStart(4, '0');
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
