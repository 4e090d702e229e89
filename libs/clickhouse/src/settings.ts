import type { ClickHouseConnection } from './port.ts';

/** The part of a service's settings that says where ClickHouse is. */
export interface ClickHouseSettings {
  readonly FORESHOCK_CLICKHOUSE_URL: string;
  readonly FORESHOCK_CLICKHOUSE_USERNAME: string;
  readonly FORESHOCK_CLICKHOUSE_PASSWORD: string;
  readonly FORESHOCK_CLICKHOUSE_DATABASE: string;
}

/** @returns the connection that a service's settings describe. */
export function connectionOf(settings: ClickHouseSettings): ClickHouseConnection {
  return {
    url: settings.FORESHOCK_CLICKHOUSE_URL,
    username: settings.FORESHOCK_CLICKHOUSE_USERNAME,
    password: settings.FORESHOCK_CLICKHOUSE_PASSWORD,
    database: settings.FORESHOCK_CLICKHOUSE_DATABASE,
  };
}
