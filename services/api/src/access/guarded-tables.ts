import type { ClickHouse } from '@foreshock/clickhouse';
import { currentPrincipal } from './current.ts';
import { rowFilterOf, withSetting, type TableShape } from './row-filter.ts';

type Reader = Pick<ClickHouse, 'query'>;

const TABLES = `SELECT t.name AS name, countIf(c.name = 'customer_id') AS customerColumns
FROM system.tables AS t LEFT JOIN system.columns AS c ON c.database = t.database AND c.table = t.name
WHERE t.database = currentDatabase() AND t.engine NOT LIKE '%View'
GROUP BY t.name`;

/**
 * The database as the present request's principal may see it. Whoever sees every customer reads it whole; for anybody
 * else each statement carries a filter on every table, so no query can forget it.
 * @throws Error where nobody asks: what belongs to no request has no business here.
 */
export function guardedTables(clickhouse: Reader): Reader {
  let tables: Promise<readonly TableShape[]> | null = null;
  const shapes = (): Promise<readonly TableShape[]> => {
    tables ??= readShapes(clickhouse).catch((error: unknown) => {
      tables = null; // the next request asks again
      throw error;
    });
    return tables;
  };
  return {
    query: async (sql, ...rest) => {
      const principal = currentPrincipal();
      if (principal === undefined) throw new Error('a query outside of a request');
      if (principal.rows === null) return clickhouse.query(sql, ...rest);
      return clickhouse.query(withSetting(sql, rowFilterOf(principal.rows, await shapes())), ...rest);
    },
  };
}

async function readShapes(clickhouse: Reader): Promise<readonly TableShape[]> {
  const rows = await clickhouse.query<{ name: string; customerColumns: number }>(TABLES);
  return rows.map(({ name, customerColumns }) => ({ name, hasCustomer: customerColumns > 0 }));
}
