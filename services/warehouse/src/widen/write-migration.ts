import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsDirectory } from '@foreshock/clickhouse';
import { nextMigration } from './migration.ts';

const migration = nextMigration();
if (migration !== null) {
  writeFileSync(join(migrationsDirectory, migration.name), migration.text);
  console.log(`infra/clickhouse/migrations/${migration.name} written`);
}
