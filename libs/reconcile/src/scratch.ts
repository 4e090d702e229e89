import { createClickHouse, type ClickHouse, type ClickHouseConnection } from '@foreshock/clickhouse';

const PREFIX = 'foreshock_reconcile_';
/** No run takes this long: what is older was left by a process that was killed. */
const STALE_SECONDS = 86_400;
const LONGEST_STEP_MS = 600_000;

/**
 * Gives `work` a database of its own on the same server for tables in between, and drops it afterwards. Such databases that
 * a killed process left behind are dropped too.
 */
export async function withScratch<T>(
  connection: ClickHouseConnection,
  work: (scratch: ClickHouse) => Promise<T>,
): Promise<T> {
  const main = createClickHouse(connection);
  const [now] = await main.query<{ seconds: number; unique: string }>(
    'SELECT toUnixTimestamp(now()) AS seconds, hex(rand64()) AS unique',
  );
  const database = `${PREFIX}${now?.seconds}_${now?.unique}`;
  await dropStale(main, now?.seconds ?? 0);
  await main.command(`CREATE DATABASE ${database}`);
  const scratch = createClickHouse({ ...connection, database, requestTimeoutMs: LONGEST_STEP_MS });
  try {
    return await work(scratch);
  } finally {
    await scratch.close();
    await main.command(`DROP DATABASE IF EXISTS ${database}`);
    await main.close();
  }
}

async function dropStale(main: ClickHouse, nowSeconds: number): Promise<void> {
  const databases = await main.query<{ name: string }>(
    `SELECT name FROM system.databases WHERE startsWith(name, {prefix:String})`,
    { prefix: PREFIX },
  );
  for (const { name } of databases) {
    const began = Number(name.slice(PREFIX.length).split('_')[0]);
    if (nowSeconds - began > STALE_SECONDS) await main.command(`DROP DATABASE IF EXISTS ${name}`);
  }
}
