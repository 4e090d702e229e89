import { setTimeout as wait } from 'node:timers/promises';
import type { ClickHouse } from '@foreshock/clickhouse';

/** How far the portfolio rules got in the tables, as days since 1970-01-01. */
interface Reach {
  /** Last business date that is over in every partition; null where there is none, or no customer. */
  readonly closed: number | null;
  /** Last date that was held against the rules, the day before the first one to begin with; its warnings are in the tables with it. */
  readonly evaluated: number;
}

const REACH = `SELECT
  (SELECT if(count() = 0 OR (SELECT count() FROM indicators) = 0, NULL, toInt32(min(date)) - 1) FROM (
     SELECT max(assumeNotNull(tick_date)) AS date FROM ledger_events
     WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND tick_date IS NOT NULL
       AND (partition, offset) NOT IN (
         SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
         WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
       )
     GROUP BY partition
   )) AS closed,
  (SELECT if(count() = 0, (SELECT toInt32(min(as_of)) - 1 FROM indicators), toInt32(max(as_of)))
     FROM portfolio_warnings WHERE event = 'EVALUATED') AS evaluated`;

const POLL_MS = 200;
const PATIENCE_MS = 60_000;

/**
 * Waits until the dates that are over when it is called are held against the portfolio rules; `onLag` sees how many are left.
 * @param patienceMs how long it may stand still
 * @returns the dates that are still missing: zero, or more when it stood still for that long
 */
export async function portfolioCaughtUp(
  clickhouse: Pick<ClickHouse, 'query'>,
  onLag: (dates: number) => void,
  signal: AbortSignal,
  patienceMs: number = PATIENCE_MS,
): Promise<number> {
  const [start] = await clickhouse.query<Reach>(REACH);
  if (start === undefined || start.closed === null) return 0;
  let { evaluated } = start;
  for (let movedAtMs = performance.now(); ; await wait(POLL_MS, undefined, { signal })) {
    const dates = Math.max(0, start.closed - evaluated);
    onLag(dates);
    if (dates === 0 || performance.now() - movedAtMs > patienceMs) return dates;
    const [now = start] = await clickhouse.query<Reach>(REACH);
    if (now.evaluated !== evaluated) movedAtMs = performance.now();
    ({ evaluated } = now);
  }
}
