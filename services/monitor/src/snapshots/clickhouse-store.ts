import type { ClickHouse } from '@foreshock/clickhouse';
import type { CustomerBytes } from '@foreshock/engine';
import type { Snapshot, SnapshotForm, SnapshotOwner, SnapshotPart, SnapshotStore } from './store.ts';

const TABLE = 'monitor_snapshots';
/** Customers in one answer. */
const PAGE = 1_000;
const OWNED = `monitor_group = {group:String} AND topic = {topic:String} AND partition = {partition:Int32}`;
const IN_SNAPSHOT = `${OWNED} AND generation = {generation:String} AND NOT is_end AND offset <= {offset:Int64}`;

/** Snapshots in ClickHouse: a row for every customer that changed, and one that ends each snapshot. */
export function createClickHouseSnapshots(clickhouse: ClickHouse): SnapshotStore {
  return {
    latest: (owner, form, atMost) => latest(clickhouse, owner, form, atMost),
    customers: (owner, snapshot) => customers(clickhouse, owner, snapshot),
    append: (owner, form, part, complete) => append(clickhouse, owner, form, part, complete),
  };
}

interface EndRow {
  readonly generation: string;
  readonly end_offset: number;
  readonly customers: number;
  readonly written: number;
  readonly born_ms: number;
}

async function latest(
  clickhouse: ClickHouse,
  owner: SnapshotOwner,
  form: SnapshotForm,
  atMost: number,
): Promise<Snapshot | null> {
  const ends = await clickhouse.query<EndRow>(
    `SELECT generation, max(offset) AS end_offset, argMax(customers, offset) AS customers,
       argMax(written, offset) AS written, any(born_ms) AS born_ms
     FROM ${TABLE} WHERE ${OWNED} AND is_end AND offset <= {atMost:Int64}
       AND format = {format:String} AND core_version = {coreVersion:String}
     GROUP BY generation ORDER BY end_offset DESC, born_ms DESC`,
    { ...owner, ...form, atMost },
  );
  for (const end of ends) {
    const found = { generation: end.generation, offset: end.end_offset };
    const [counted] = await clickhouse.query<{ n: number }>(
      `SELECT uniqExact(customer_id) AS n FROM ${TABLE} WHERE ${IN_SNAPSHOT}`,
      { ...owner, ...found },
    );
    if (counted?.n !== end.customers) continue;
    const [stored] = await clickhouse.query<{ bytes: string }>(
      `SELECT base64Encode(bytes) AS bytes FROM ${TABLE}
       WHERE ${OWNED} AND generation = {generation:String} AND is_end AND offset = {offset:Int64} LIMIT 1`,
      { ...owner, ...found },
    );
    if (stored === undefined) continue;
    const { customers, written, born_ms: bornMs } = end;
    return { ...found, customers, written, bornMs, bytes: Buffer.from(stored.bytes, 'base64') };
  }
  return null;
}

/** Pages begin at every so-manieth customer, so that each one reads its own stretch of the table alone. */
async function* customers(
  clickhouse: ClickHouse,
  owner: SnapshotOwner,
  { generation, offset }: Snapshot,
): AsyncGenerator<readonly CustomerBytes[]> {
  const of = { ...owner, generation, offset };
  const starts = await clickhouse.query<{ customer_id: string }>(
    `SELECT customer_id FROM (
       SELECT customer_id, row_number() OVER (ORDER BY customer_id) AS place
       FROM (SELECT DISTINCT customer_id FROM ${TABLE} WHERE ${IN_SNAPSHOT}))
     WHERE place % ${PAGE} = 1 ORDER BY customer_id`,
    of,
  );
  for (const [index, { customer_id: from }] of starts.entries()) {
    const next = starts[index + 1]?.customer_id;
    const rows = await clickhouse.query<{ customer_id: string; bytes: string }>(
      `SELECT customer_id, base64Encode(argMax(bytes, offset)) AS bytes FROM ${TABLE}
       WHERE ${IN_SNAPSHOT} AND customer_id >= {from:String}
         ${next === undefined ? '' : 'AND customer_id < {next:String}'}
       GROUP BY customer_id ORDER BY customer_id`,
      { ...of, from, ...(next === undefined ? {} : { next }) },
    );
    yield rows.map((row) => ({ customerId: row.customer_id, bytes: Buffer.from(row.bytes, 'base64') }));
  }
}

async function append(
  clickhouse: ClickHouse,
  owner: SnapshotOwner,
  form: SnapshotForm,
  { generation, offset, customers }: SnapshotPart,
  complete?: Snapshot,
): Promise<void> {
  const { group: monitor_group, topic, partition } = owner;
  const { format, coreVersion: core_version } = form;
  const common = { monitor_group, topic, partition, generation, offset, format, core_version };
  const rows = customers.map(({ customerId, bytes }) => ({
    ...common,
    customer_id: customerId,
    bytes_base64: base64(bytes),
  }));
  await clickhouse.insert(TABLE, rows, { columns: CUSTOMER_COLUMNS });
  if (complete === undefined) return;
  const { written, bornMs: born_ms, bytes } = complete;
  const end = { ...common, is_end: true, customers: complete.customers, written, born_ms };
  await clickhouse.insert(TABLE, [{ ...end, bytes_base64: base64(bytes) }], { columns: END_COLUMNS });
  await dropOlder(clickhouse, owner, complete);
}

/** A generation is a partition of the table: it goes away as a whole, at once. */
async function dropOlder(
  clickhouse: ClickHouse,
  owner: SnapshotOwner,
  { generation, offset }: Snapshot,
): Promise<void> {
  const older = await clickhouse.query<{ generation: string }>(
    `SELECT generation FROM ${TABLE} WHERE ${OWNED} AND generation != {generation:String}
     GROUP BY generation HAVING max(offset) <= {offset:Int64}`,
    { ...owner, generation, offset },
  );
  for (const { generation: name } of older) {
    if (!/^[0-9a-f-]+$/.test(name)) throw new Error(`${TABLE}: "${name}" is not the name of a generation`);
    await clickhouse.command(`ALTER TABLE ${TABLE} DROP PARTITION '${name}'`);
  }
}

const CUSTOMER_COLUMNS = [
  'monitor_group',
  'topic',
  'partition',
  'generation',
  'offset',
  'format',
  'core_version',
  'customer_id',
  'bytes_base64',
] as const;
const END_COLUMNS = [...CUSTOMER_COLUMNS, 'is_end', 'customers', 'written', 'born_ms'] as const;

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}
