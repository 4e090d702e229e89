import type { ClickHouse } from '@foreshock/clickhouse';

/** How much is filled in: rows of indicators are customers × changes. */
export interface BookSize {
  readonly customers: number;
  readonly changesEach: number;
}

/** Every customer changes at a pace of his own, about every second day, from 2023 on. */
const FIRST_DAY = '2023-01-02';
const CHUNK_CUSTOMERS = 1_000;
const PARTITIONS = 12;

/** Fills a book by SQL on the server, the same rows for the same size; a chunk of customers at a time, as parts come in. */
export async function fillBook(
  clickhouse: ClickHouse,
  size: BookSize,
  report: (rows: number) => void,
): Promise<void> {
  await clickhouse.command(MASTERS, { ...size });
  await clickhouse.command(TICKS, { ...size });
  for (let from = 0; from < size.customers; from += CHUNK_CUSTOMERS) {
    const chunk = { from, many: Math.min(CHUNK_CUSTOMERS, size.customers - from), each: size.changesEach };
    for (const statement of [INDICATORS, ASSESSMENTS, RATING_CHANGES, WARNINGS])
      await clickhouse.command(statement, chunk);
    report((from + chunk.many) * size.changesEach);
  }
}

const CUSTOMER = (of: string): string => `concat('C-', leftPad(toString(${of}), 6, '0'))`;
const AS_OF = `addDays(toDate32('${FIRST_DAY}'), intDiv(n * (18 + c % 7), 10))`;
/** A number from 0 to `below`, the same for the same place. */
const pick = (seed: string, below: number): string => `(sipHash64(c, n, '${seed}') % ${below})`;
const steady = (seed: string, below: number): string => `(sipHash64(c, '${seed}') % ${below})`;
const of = (column: string, options: readonly string[]): string =>
  `arrayElement([${options.map((one) => `'${one}'`).join(', ')}], 1 + toUInt32(${column}))`;

const SEGMENT = of(steady('segment', 3), ['SMALL', 'MEDIUM', 'LARGE']);
const GRADES = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'C'];
/** A grade stays for about twenty changes. */
const GRADE_STEP = `(${steady('grade', 4)} + sipHash64(c, intDiv(n, 20), 'step') % 4)`;
const SCORE = `toFloat64(800 - 60 * ${GRADE_STEP} + ${pick('score', 50)})`;
const BUCKET = (seed: string, below: number): string =>
  `if(${pick(`${seed}?`, 3)} = 0, ${pick(seed, below)}, 0)`;

const PLACES = `FROM (
  SELECT {from:UInt32} + intDiv(number, {each:UInt32}) AS c, number % {each:UInt32} AS n
  FROM numbers(toUInt64({many:UInt32}) * {each:UInt32})
)`;
const DECIDED = `${CUSTOMER('c')} AS customer_id, ${AS_OF} AS as_of, toInt32(c % ${PARTITIONS}) AS partition,
  toInt64(c) * {each:UInt32} + n AS offset, 'EUR' AS currency,
  partition AS kafka_partition, offset AS kafka_offset, toDateTime64('2026-01-01 00:00:00', 3, 'UTC') AS kafka_ts`;
const POLICY = "'default' AS policy_id, '1.0.0' AS policy_version, '1' AS core_version";

const INDICATORS = `INSERT INTO indicators (customer_id, as_of, partition, offset, currency, kafka_partition, kafka_offset, kafka_ts, kafka_topic,
  segment, policy_segment, grade, score, not_due_minor, ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor,
  ageing_91_plus_minor, overdue_minor, open_minor, exposure_minor, disputed_minor, overdue_clean_minor, unapplied_minor,
  net_open_minor, open_count, overdue_count, max_days_past_due, weighted_days_past_due, overdue_ratio, credit_limit_minor,
  utilisation, invoiced_30_minor, invoiced_90_minor, invoiced_365_minor, paid_30_minor, paid_90_minor, paid_365_minor,
  avg_days_late, avg_days_to_pay, late_ratio, payment_index, dso_simple_90, dso_countback, history_days)
SELECT ${DECIDED}, 'risk.indicators', ${SEGMENT}, lower(${SEGMENT}), ${of(GRADE_STEP, GRADES)}, ${SCORE},
  ${pick('open', 9_000_000)} AS not_due, ${BUCKET('b1', 900_000)} AS b1, ${BUCKET('b2', 500_000)} AS b2, ${BUCKET('b3', 300_000)} AS b3,
  ${BUCKET('b4', 400_000)} AS b4, b1 + b2 + b3 + b4 AS overdue, not_due + overdue AS open, open - ${pick('unapplied', 1000)} AS exposure,
  ${BUCKET('disputed', 90_000)} AS disputed, overdue - least(overdue, disputed), open - exposure, exposure, 1 + ${pick('count', 40)}, ${pick('late', 9)},
  if(b4 > 0, 91 + ${pick('days', 200)}, if(overdue > 0, 1 + ${pick('days', 90)}, 0)) AS late_days, late_days / 2, overdue / open,
  10000000, exposure / 10000000, ${pick('i30', 5_000_000)}, ${pick('i90', 15_000_000)}, ${pick('i365', 60_000_000)},
  ${pick('p30', 5_000_000)}, ${pick('p90', 15_000_000)}, ${pick('p365', 60_000_000)},
  ${pick('dl', 400)} / 10, ${pick('dp', 900)} / 10, ${pick('lr', 1000)} / 1000, ${pick('px', 1000)} / 10, ${pick('dso', 900)} / 10,
  ${pick('cb', 900)} / 10, least(365, n) ${PLACES}`;

const ASSESSMENTS = `INSERT INTO assessments (customer_id, as_of, partition, offset, currency, kafka_partition, kafka_offset, kafka_ts, kafka_topic,
  policy_id, policy_version, core_version, policy_segment, score, grade, probability_of_default, loss_given_default,
  expected_loss_minor, exposure_at_default_minor, provision_minor, in_default, points)
SELECT ${DECIDED}, 'risk.assessments', ${POLICY}, lower(${SEGMENT}), ${SCORE}, ${of(GRADE_STEP, GRADES)},
  pow(2, ${GRADE_STEP}) / 400, 0.45, ${pick('el', 90_000)}, ${pick('ead', 9_000_000)}, ${pick('prov', 50_000)},
  ${steady('default', 50)} = 0 AND n > 20, '[]' ${PLACES} WHERE n % 10 = 0`;

const RATING_CHANGES = `INSERT INTO rating_changes (customer_id, as_of, partition, offset, currency, kafka_partition, kafka_offset, kafka_ts, kafka_topic,
  policy_id, policy_version, core_version, rating_change_id, direction, from_grade, to_grade, score, probability_of_default)
SELECT ${DECIDED}, 'risk.rating-changes', ${POLICY}, concat('R-', toString(c), '-', toString(n)),
  if(n % 40 = 0, 'UPGRADE', 'DOWNGRADE'), 'A', 'BB', ${SCORE}, 0.05 ${PLACES} WHERE n % 20 = 0`;

const WARNINGS = `INSERT INTO warnings (customer_id, as_of, partition, offset, currency, kafka_partition, kafka_offset, kafka_ts, kafka_topic,
  policy_id, policy_version, core_version, warning_id, event, rule_id, severity, likelihood, priority, title_en, title_zh,
  risk_source, next_step_en, next_step_zh, rule_json, evidence, open_minor, overdue_minor, raised_on, reason)
SELECT ${DECIDED}, 'risk.warnings', ${POLICY}, concat('W-', toString(c), '-', toString(intDiv(n, 100))),
  if(n % 100 = 50, 'CLEARED', 'RAISED') AS event, ${of(steady('rule', 4), ['longOverdue', 'limit', 'slower', 'broken'])},
  if(event = 'CLEARED', '', ${of(pick('severity', 3), ['HIGH', 'MEDIUM', 'LOW'])}),
  if(event = 'CLEARED', '', ${of(pick('likelihood', 3), ['HIGH', 'MEDIUM', 'LOW'])}), 1 + ${pick('priority', 9)},
  'Long overdue', '长期逾期', 'CREDIT', 'Call the customer.', '致电客户。', '{}', '[]', ${pick('open', 9_000_000)}, ${pick('b1', 900_000)},
  if(event = 'CLEARED', ${AS_OF}, NULL), if(event = 'CLEARED', 'paid', '') ${PLACES}
WHERE n % 100 = 0 OR (n % 100 = 50 AND n + 100 < {each:UInt32} AND ${steady('clears', 5)} > 0)`;

const LOG = `concat('ledger.events') AS topic`;
const MASTERS = `INSERT INTO ledger_events (topic, partition, offset, ts, customer_id, record_type, event_id, occurred_at, payload)
SELECT ${LOG}, toInt32(c % ${PARTITIONS}), toInt64(c), now64(3), ${CUSTOMER('c')}, 'CustomerEvent', concat('m-', toString(c)),
  toDateTime64('${FIRST_DAY} 00:00:00', 3, 'UTC'),
  concat('{"name":"Customer ', toString(c), ' ', ${of(steady('kind', 4), ['Trading', 'Steel', 'Foods', 'Logistics'])},
    '","segment":"', ${SEGMENT}, '","industry":"I-', toString(${steady('industry', 20)}), '","country":"',
    ${of(steady('country', 5), ['DE', 'FR', 'CN', 'US', 'PL'])}, '","region":"R-', toString(${steady('region', 8)}),
    '","owner":"collector-', toString(${steady('owner', 30)}), '","termsDays":30}')
FROM (SELECT number AS c, 0 AS n FROM numbers({customers:UInt32}))`;
const TICKS = `INSERT INTO ledger_events (topic, partition, offset, ts, customer_id, record_type, event_id, payload)
SELECT ${LOG}, toInt32(p), toInt64({customers:UInt32}) + d, now64(3), '', 'ClockTick', concat('t-', toString(p), '-', toString(d)),
  concat('{"date":"', toString(addDays(toDate32('${FIRST_DAY}'), d)), '"}')
FROM (SELECT intDiv(number, 2000) AS p, number % 2000 AS d FROM numbers(${PARTITIONS} * 2000))
WHERE d <= intDiv({changesEach:UInt32} * 24, 10)`;
