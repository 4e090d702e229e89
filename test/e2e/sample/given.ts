import type { ClickHouse } from '@foreshock/clickhouse';
import type { Summary } from '@foreshock/cli';
import type { Pipeline } from '../pipeline.ts';
import type { Ended, Product } from '../product.ts';
import type { Receiver } from '../receiver.ts';

/** The product after the sample ledger: run once to the end, then started again on what the first run left. */
export interface Sample {
  readonly product: Product;
  readonly pipeline: Pipeline;
  readonly tables: ClickHouse;
  readonly receiver: Receiver;
  /** The first run, `start --once --json`. */
  readonly first: { readonly ended: Ended; readonly summary: Summary; readonly filesLeft: readonly string[] };
}

/** For suites: what `beforeAll` made. */
export type Given = () => Sample;

/** The one row of a query. */
export async function oneRow<Row>(tables: ClickHouse, sql: string): Promise<Row> {
  const [row, ...more] = await tables.query<Row>(sql);
  if (row === undefined || more.length > 0) throw new Error(`not one row: ${sql}`);
  return row;
}
