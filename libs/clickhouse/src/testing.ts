import { createClickHouse } from './live.ts';
import { migrate } from './migrate.ts';
import type { ClickHouse, ClickHouseConnection } from './port.ts';

/** A database of one test: made with the product's tables, dropped at the end. */
export interface TestDatabase {
  readonly clickhouse: ClickHouse;
  readonly connection: ClickHouseConnection;
  drop(): Promise<void>;
}

/** @param name a name that no other run uses. */
export async function createTestDatabase(server: ClickHouseConnection, name: string): Promise<TestDatabase> {
  const connection = { ...server, database: name };
  await migrate(connection);
  const clickhouse = createClickHouse(connection);
  return {
    clickhouse,
    connection,
    async drop() {
      await clickhouse.command(`DROP DATABASE IF EXISTS ${name}`);
      await clickhouse.close();
    },
  };
}
