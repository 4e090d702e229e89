import type { ClickHouse } from '@foreshock/clickhouse';
import type { Principal } from './principal.ts';
import { admitted } from './row-filter.ts';

/** How old the list of somebody's customers may be while a stream is open. */
const REFRESH_MS = 60_000;

export interface VisibleCustomers {
  has(customerId: string): boolean;
  stop(): void;
}

const ALL: VisibleCustomers = { has: () => true, stop: () => undefined };

/** The customers that somebody sees, for what does not come out of the tables; renewed every minute until stopped. */
export async function visibleCustomers(
  clickhouse: Pick<ClickHouse, 'query'>,
  { rows }: Principal,
): Promise<VisibleCustomers> {
  if (rows === null) return ALL;
  const sql = `SELECT customer_id FROM customers_addressed WHERE ${admitted(rows)}`;
  const read = async (): Promise<ReadonlySet<string>> => {
    const found = await clickhouse.query<{ customer_id: string }>(sql);
    return new Set(found.map((row) => row.customer_id));
  };
  let visible = await read();
  const timer = setInterval(() => {
    // while the database is away the list stays as it is; the next minute asks again
    void read().then(
      (renewed) => (visible = renewed),
      () => undefined,
    );
  }, REFRESH_MS);
  return { has: (customerId) => visible.has(customerId), stop: () => clearInterval(timer) };
}
