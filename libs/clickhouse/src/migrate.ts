import { createClickHouse } from './live.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import type { ClickHouse, ClickHouseConnection } from './port.ts';
import { forTopology, type Topology } from './topology.ts';

const JOURNAL = `CREATE TABLE IF NOT EXISTS schema_migrations /* on cluster */ (
  version UInt32, name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')
) ENGINE = ReplacingMergeTree(applied_at) ORDER BY version`;

/**
 * Brings the connected database to the given migrations, in order. A migration is noted after its last statement,
 * so one that was cut off runs again from its top.
 * @returns the names of the migrations that ran.
 * @throws when a migration that ran before has been edited since, before anything is changed; a
 * `ClickHouseFailure` when a statement fails.
 */
export async function applyMigrations(
  clickhouse: ClickHouse,
  migrations: readonly Migration[],
  topology: Topology = { kind: 'single' },
): Promise<string[]> {
  await clickhouse.command(forTopology(JOURNAL, topology));
  const applied = await appliedChecksums(clickhouse);
  migrations.forEach((migration) => {
    refuseEdited(migration, applied.get(migration.version));
  });
  const pending = migrations.filter((migration) => !applied.has(migration.version));
  for (const migration of pending) {
    for (const statement of migration.statements) {
      await clickhouse.command(forTopology(statement, topology));
    }
    const { version, name, checksum } = migration;
    await clickhouse.insert('schema_migrations', [{ version, name, checksum }]);
  }
  return pending.map((migration) => migration.name);
}

/** Creates the database where it is missing and applies the product's migrations. @throws as `applyMigrations`. */
export async function migrate(
  connection: ClickHouseConnection,
  topology: Topology = { kind: 'single' },
): Promise<string[]> {
  const server = createClickHouse({ ...connection, database: 'default' });
  const database = createClickHouse(connection);
  try {
    await server.command(
      forTopology(`CREATE DATABASE IF NOT EXISTS ${connection.database} /* on cluster */`, topology),
    );
    return await applyMigrations(database, readMigrations(), topology);
  } finally {
    await Promise.all([server.close(), database.close()]);
  }
}

async function appliedChecksums(clickhouse: ClickHouse): Promise<Map<number, string>> {
  const rows = await clickhouse.query<{ version: number; checksum: string }>(
    'SELECT version, checksum FROM schema_migrations FINAL ORDER BY version',
  );
  return new Map(rows.map((row) => [row.version, row.checksum]));
}

function refuseEdited(migration: Migration, appliedChecksum: string | undefined): void {
  if (appliedChecksum === undefined || appliedChecksum === migration.checksum) return;
  throw new Error(
    `${migration.name} was edited after it ran (sha256 ${appliedChecksum} then, ${migration.checksum} now): ` +
      'restore the file and put the change into a new migration',
  );
}
