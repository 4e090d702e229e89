import { setTimeout as wait } from 'node:timers/promises';
import {
  columnName,
  createClickHouse,
  type ClickHouse,
  type ClickHouseConnection,
} from '@foreshock/clickhouse';
import { INDICATORS } from '@foreshock/ledger';
import { answerFromEvents, type Question } from './answer.ts';
import { compare, type Answer, type Difference } from './compare.ts';

export interface ReconcileOptions {
  /** The business date as `2013-06-30`; absent for all that is known: each partition as of its present business date. */
  readonly date?: string;
  /** How many customers; absent for all. The same number takes the same ones. */
  readonly sample?: number;
  readonly onProgress?: (done: Progress) => void;
  /** Ends between two queries, with what it holds as the error. */
  readonly signal?: AbortSignal;
}

export interface Progress {
  readonly slice: number;
  readonly slices: number;
  readonly customers: number;
  readonly differences: number;
}

export interface Reconciliation {
  /** Customers compared. */
  readonly customers: number;
  readonly differences: readonly Difference[];
}

/** Every partition as of its present business date. */
const LATEST = '2299-12-31';
/** What is worked on at a time: about a gigabyte of the server's memory. */
const EVENTS_PER_SLICE = 500_000;
/** What is in flight between two tables has arrived after that. */
const CONFIRM_AFTER_MS = 3_000;
/** More customers than these do not differ for a passing delay, and are not looked at again. */
const MOST_TO_CONFIRM = 1_000;
const LONGEST_QUERY_MS = 600_000;

/**
 * Compares what the monitor published with what plain SQL makes of the log's events, customer by customer, slice by slice.
 * Customers whose answers differ are looked at once more after all: the tables may have been filled meanwhile.
 */
export async function reconcile(
  connection: ClickHouseConnection,
  options: ReconcileOptions = {},
): Promise<Reconciliation> {
  const date = options.date ?? LATEST;
  const main = createClickHouse({ ...connection, requestTimeoutMs: LONGEST_QUERY_MS });
  try {
    const customers = options.sample === undefined ? [] : await sampled(main, options.sample);
    const slices = customers.length > 0 ? 1 : await sliceCount(main);
    const found: Difference[] = [];
    let compared = 0;
    for (let slice = 0; slice < slices; slice += 1) {
      options.signal?.throwIfAborted();
      const result = await compareSlice(connection, main, { date, slice, slices, customers });
      compared += result.customers;
      found.push(...result.differences);
      options.onProgress?.({ slice: slice + 1, slices, customers: compared, differences: found.length });
    }
    return { customers: compared, differences: await confirmed(connection, main, date, found) };
  } finally {
    await main.close();
  }
}

/** Compares the last business date that is over in every partition; null while none is. */
export async function reconcileClosedDay(
  connection: ClickHouseConnection,
  signal: AbortSignal,
): Promise<Reconciliation | null> {
  const main = createClickHouse(connection);
  try {
    const [row] = await main.query<{ date: string; partitions: number }>(
      'SELECT toString(min(date) - 1) AS date, count() AS partitions FROM business_dates',
    );
    return row === undefined || row.partitions === 0
      ? null
      : await reconcile(connection, { date: row.date, signal });
  } finally {
    await main.close();
  }
}

async function compareSlice(
  connection: ClickHouseConnection,
  main: ClickHouse,
  question: Question,
): Promise<Reconciliation> {
  const fromEvents = await answerFromEvents(connection, question);
  const published = await publishedIn(main, question);
  const customers = Math.max(fromEvents.length, published.length);
  return { customers, differences: compare(published, fromEvents) };
}

async function confirmed(
  connection: ClickHouseConnection,
  main: ClickHouse,
  date: string,
  found: readonly Difference[],
): Promise<readonly Difference[]> {
  const customers = [...new Set(found.map(({ customerId }) => customerId))];
  if (customers.length === 0 || customers.length > MOST_TO_CONFIRM) return found;
  await wait(CONFIRM_AFTER_MS);
  const again = await compareSlice(connection, main, { date, slice: 0, slices: 1, customers });
  return again.differences;
}

const COLUMNS = INDICATORS.map(({ name }) => columnName(name)).join(', ');

/** What the monitor published, as it stood on the day in question. */
export function publishedIn(main: ClickHouse, question: Question): Promise<Answer[]> {
  return main.query<Answer>(
    `SELECT customer_id, partition, as_of, ${COLUMNS} FROM indicators_as_of(date = {date:Date32})
     WHERE cityHash64(customer_id) % {slices:UInt32} = {slice:UInt32}
       AND (empty({customers:Array(String)}) OR has({customers:Array(String)}, customer_id))`,
    { ...question },
  );
}

async function sliceCount(main: ClickHouse): Promise<number> {
  const [row] = await main.query<{ events: number }>('SELECT count() AS events FROM ledger_events');
  return Math.max(1, Math.ceil((row?.events ?? 0) / EVENTS_PER_SLICE));
}

async function sampled(main: ClickHouse, sample: number): Promise<string[]> {
  const rows = await main.query<{ customer_id: string }>(
    `SELECT DISTINCT customer_id FROM ledger_events WHERE customer_id != ''
     ORDER BY sipHash64(customer_id), customer_id LIMIT {sample:UInt32}`,
    { sample },
  );
  return rows.map(({ customer_id }) => customer_id);
}
