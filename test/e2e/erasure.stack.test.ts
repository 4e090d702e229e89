import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { eventually } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Product } from './product.ts';

const CUSTOMERS = 1_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const idOf = (index: number): string => `P-${String(index).padStart(4, '0')}`;
/** Stands in the contact data: must be nowhere. */
const canaryOf = (index: number): string => `canary-${String(index)}-of-the-test`;
/** Stands in master data that nobody asked to forget: must be found, or the search finds nothing at all. */
const CONTROL = 'control-of-the-test';

let product: Product;

beforeAll(async () => {
  product = new Product(mkdtempSync(join(root, '.foreshock', 'erasure-')));
  await product.start(240_000);
}, 300_000);
afterAll(async () => {
  await product.stop();
  rmSync(product.home, { recursive: true, force: true });
});

const customer = (index: number) => ({
  type: 'CustomerEvent',
  occurredAt: '2014-01-15T08:00:00Z',
  source: 'test',
  customerId: idOf(index),
  name: CONTROL,
  segment: 'SMALL',
  contact: {
    name: canaryOf(index),
    email: `${canaryOf(index)}@example.com`,
    addressLines: [canaryOf(index)],
  },
});
const invoice = (index: number) => ({
  type: 'InvoiceEvent',
  occurredAt: '2014-01-15T08:00:00Z',
  source: 'test',
  customerId: idOf(index),
  kind: 'ISSUED',
  invoiceId: `I-${idOf(index)}`,
  issueDate: '2014-01-10',
  dueDate: '2014-02-10',
  amountMinor: 1_000 + index,
  currency: 'USD',
});

/** Every text in every table that holds `text`, by table. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = product.pipeline().clickhouse();
  const columns = await tables.query<{ table: string; column: string }>(
    `SELECT table, name AS column FROM system.columns WHERE database = currentDatabase() AND type LIKE '%String%'
     AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree')
     AND type NOT LIKE 'AggregateFunction%' AND default_kind != 'EPHEMERAL'`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const text64 = `base64Decode(ifNull(toString(\`${column}\`), ''))`;
    const plain = column.endsWith('_base64') ? text64 : `ifNull(toString(\`${column}\`), '')`;
    const [row] = await tables.query<{ rows: number }>(
      `SELECT count() AS rows FROM \`${table}\` WHERE position(${plain}, {text:String}) > 0`,
      { text },
    );
    if ((row?.rows ?? 0) > 0) found.push(`${table}.${column}`);
  }
  await tables.close();
  return found;
}

/** A file's bytes; none of one that is gone by now: merged away, or a draft that got its name. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Files of the product's folder that hold `text`: segments, parts, logs, state. */
function filesWith(text: string): string[] {
  const wanted = Buffer.from(text);
  return readdirSync(product.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => contentOf(path).includes(wanted));
}

it(
  `of ${String(CUSTOMERS)} erased customers no contact data is left anywhere, and their figures stay`,
  { timeout: 600_000 },
  async () => {
    const indexes = Array.from({ length: CUSTOMERS }, (_, index) => index);
    for (const batch of [indexes.map(customer), indexes.map(invoice)])
      expect((await product.intake('/v1/events/batch', batch)).status).toBe(202);
    await product.pipeline().caughtUp();
    const last = idOf(CUSTOMERS - 1);
    await eventually('contact data to be readable', async () => {
      const { status, body } = await product.api(`/v1/customers/${last}/contact`);
      return status === 200 && JSON.stringify(body).includes(canaryOf(CUSTOMERS - 1)) ? true : undefined;
    });
    // a record that breaks the contract keeps its bytes among the dead letters
    const refused = await product.intake('/v1/events', { ...customer(1), segment: 'HUGE' });
    expect(refused.status).toBe(422);
    const before = await eventually('figures of the last customer', async () => {
      const answer = await product.api(`/v1/customers/${last}`);
      return answer.status === 200 && (answer.body as { assessment: unknown }).assessment !== null
        ? answer
        : undefined;
    });

    const erased = await Promise.all(
      indexes.map((index) =>
        product.intake('/v1/erasures', { customerId: idOf(index), by: 'manager', reason: 'asked for it' }),
      ),
    );
    expect(
      erased.every(
        ({ status, body }) => status === 200 && (body as { hadContactData: boolean }).hadContactData,
      ),
    ).toBe(true);
    expect((await product.api(`/v1/customers/${last}/contact`)).status).toBe(410);

    expect(await tablesWith('canary-')).toEqual([]);
    expect(await tablesWith(CONTROL)).toContain('ledger_events.payload');
    const exported = await product.foreshock('export-log', join(product.home, 'export'));
    expect(exported.code).toBe(0);
    const log = gunzipSync(readFileSync(join(product.home, 'export')));
    expect([log.includes('canary-'), log.includes(CONTROL)]).toEqual([false, true]);
    expect(filesWith('canary-').map((path) => path.slice(product.home.length))).toEqual([]);
    expect(filesWith(CONTROL).some((path) => path.includes('ledger.events'))).toBe(true);

    const { body: after } = await product.api(`/v1/customers/${last}`);
    expect(after).toEqual(before.body);
  },
);
