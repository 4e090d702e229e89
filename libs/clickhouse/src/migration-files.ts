import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRepeatable, splitStatements } from './statements.ts';

/** One file of the migrations, `0001_what_it_does.sql`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** sha256 of the text with Unix line ends, hex. */
  readonly checksum: string;
  readonly statements: readonly string[];
}

/** Where the product's own migrations lie. */
export const migrationsDirectory = fileURLToPath(
  new URL('../../../infra/clickhouse/migrations', import.meta.url),
);

const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/**
 * @returns the directory's migrations in order of their numbers.
 * @throws when a file's name has another form, a number is used twice, or a statement is not safe to repeat:
 * a run that was cut off starts its file again from the top.
 */
export function readMigrations(directory: string = migrationsDirectory): Migration[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const migrations = names.map((name) => parseMigration(name, readFileSync(join(directory, name), 'utf8')));
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) {
      throw new Error(
        `${migration.name}: expected number ${index + 1}; numbers run from 1 without gaps or doubles`,
      );
    }
  });
  return migrations;
}

/** @returns the migration of a file's name and text. @throws as `readMigrations`. */
export function parseMigration(fileName: string, text: string): Migration {
  const parts = FILE_NAME.exec(fileName);
  if (parts === null) throw new Error(`${fileName}: name migrations like 0001_what_it_does.sql`);
  const script = text.replaceAll('\r\n', '\n');
  const statements = splitStatements(script);
  const unsafe = statements.find((statement) => !isRepeatable(statement));
  if (unsafe !== undefined) {
    throw new Error(
      `${fileName}: not safe to repeat, use IF NOT EXISTS, IF EXISTS or OR REPLACE: ${unsafe.slice(0, 80)}`,
    );
  }
  return {
    version: Number(parts[1]),
    name: fileName,
    checksum: createHash('sha256').update(script).digest('hex'),
    statements,
  };
}
