import type { ClickHouse } from '@foreshock/clickhouse';

/** Warnings of one rule at one severity. */
interface WarningCount {
  readonly ruleId: string;
  readonly severity: string;
  readonly raised: number;
  readonly open: number;
}

/** What a replay led to. Money is integer minor units of `currency`. */
export interface Summary {
  readonly events: number;
  readonly customers: number;
  readonly currency: string;
  readonly businessDate: string;
  readonly invoicedMinor: number;
  readonly openMinor: number;
  readonly disputes: number;
  readonly worstDate: { readonly date: string; readonly overdueMinor: number } | null;
  readonly warnings: readonly WarningCount[];
  /** About segments, industries, regions, owners and the whole portfolio. */
  readonly portfolioWarnings: readonly WarningCount[];
  readonly downgrades: number;
  readonly upgrades: number;
  readonly deadLetters: number;
  /** From the event's append to the warning's append, milliseconds, while the whole log was replayed at once. */
  readonly eventToWarningMs: { readonly p50: number; readonly p99: number } | null;
}

const TOTALS = `SELECT
  (SELECT count() FROM ledger_events_accepted WHERE customer_id != '') AS events,
  (SELECT uniqExact(customer_id) FROM indicators) AS customers,
  (SELECT any(currency) FROM indicators) AS currency,
  (SELECT max(JSONExtractString(payload, 'date')) FROM ledger_events WHERE record_type = 'ClockTick') AS businessDate,
  (SELECT sum(JSONExtractInt(payload, 'amountMinor')) FROM ledger_events_accepted
     WHERE record_type = 'InvoiceEvent' AND JSONExtractString(payload, 'kind') = 'ISSUED') AS invoicedMinor,
  (SELECT sum(open_minor) FROM indicators_latest) AS openMinor,
  (SELECT count() FROM ledger_events_accepted
     WHERE record_type = 'OverdueEvent' AND JSONExtractString(payload, 'kind') = 'DISPUTED') AS disputes,
  (SELECT uniqExact(rating_change_id) FROM rating_changes WHERE direction = 'DOWNGRADE') AS downgrades,
  (SELECT uniqExact(rating_change_id) FROM rating_changes WHERE direction = 'UPGRADE') AS upgrades,
  (SELECT count() FROM dead_letters FINAL) AS deadLetters`;

/** Each row's change against the customer's row before, summed up over the dates, is the portfolio's course. */
const WORST_DATE = `SELECT toString(as_of) AS date, overdueMinor FROM (
  SELECT as_of, sum(sum(change)) OVER (ORDER BY as_of) AS overdueMinor FROM (
    SELECT as_of, overdue_minor - lagInFrame(overdue_minor, 1, 0) OVER (PARTITION BY customer_id ORDER BY as_of) AS change
    FROM indicators FINAL
  ) GROUP BY as_of
) ORDER BY overdueMinor DESC, as_of LIMIT 1`;

const countsOf = (
  view: 'warnings_current' | 'portfolio_warnings_current',
): string => `SELECT rule_id AS ruleId, severity, count() AS raised, countIf(state = 'OPEN') AS open
FROM ${view} GROUP BY rule_id, severity
ORDER BY indexOf(['HIGH', 'MEDIUM', 'LOW'], toString(severity)), raised DESC, rule_id`;

const LATENCY = `SELECT quantileExact(0.5)(ms) AS p50, quantileExact(0.99)(ms) AS p99, count() AS n FROM (
  SELECT date_diff('millisecond', e.ts, w.kafka_ts) AS ms
  FROM (SELECT partition, offset, kafka_ts FROM warnings FINAL WHERE event = 'RAISED') AS w
  INNER JOIN (SELECT partition, offset, ts FROM ledger_events FINAL WHERE topic = 'ledger.events') AS e
  ON e.partition = w.partition AND e.offset = w.offset
)`;

type Totals = Omit<Summary, 'worstDate' | 'warnings' | 'portfolioWarnings' | 'eventToWarningMs'>;

/** Reads the summary from the tables, so it says what the tables say. */
export async function summarise(clickhouse: ClickHouse): Promise<Summary> {
  const [totals] = await clickhouse.query<Totals>(TOTALS);
  const [worstDate] = await clickhouse.query<{ date: string; overdueMinor: number }>(WORST_DATE);
  const warnings = await clickhouse.query<WarningCount>(countsOf('warnings_current'));
  const portfolioWarnings = await clickhouse.query<WarningCount>(countsOf('portfolio_warnings_current'));
  const [latency] = await clickhouse.query<{ p50: number; p99: number; n: number }>(LATENCY);
  if (totals === undefined) throw new Error('the tables gave no totals');
  return {
    ...totals,
    worstDate: worstDate ?? null,
    warnings,
    portfolioWarnings,
    eventToWarningMs:
      latency === undefined || latency.n === 0 ? null : { p50: latency.p50, p99: latency.p99 },
  };
}
