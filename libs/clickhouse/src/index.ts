export { classifyCode, ClickHouseFailure, failureOf, type FailureKind } from './failure.ts';
export type { ClickHouse, ClickHouseConnection, InsertOptions, QueryParams } from './port.ts';
export { createClickHouse } from './live.ts';
export { createFakeClickHouse, type FakeClickHouse } from './fake.ts';
export { connectionOf, type ClickHouseSettings } from './settings.ts';
export { applyMigrations, migrate } from './migrate.ts';
export { migrationsDirectory, parseMigration, readMigrations, type Migration } from './migration-files.ts';
export { forTopology, type Topology } from './topology.ts';
export { isRepeatable, splitStatements, withoutComments } from './statements.ts';
