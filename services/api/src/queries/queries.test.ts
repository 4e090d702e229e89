import { describe, expect, it } from 'vitest';
import { listCustomers } from './customer-list.ts';
import { customerHistory, customerIndicators } from './customers.ts';
import { listPortfolioWarnings } from './portfolio-warnings.ts';
import { customerSeries } from './customer-series.ts';
import { listDeadLetters, listDecisions } from './decisions.ts';
import { heatMap } from './open-warnings.ts';
import { latestChange } from './portfolio.ts';
import { listRatingChanges } from './rating-changes.ts';
import { warehousePositions } from './status.ts';
import { customerWarningsOn, eventsUpTo, listWarnings } from './warnings.ts';

describe('customers', () => {
  it('first page, no filter', () => {
    expect(listCustomers({ date: '2013-06-30', where: {}, sort: 'overdue', limit: 50 }))
      .toMatchInlineSnapshot(`
        {
          "params": {
            "asked": [
              "2013-06-30",
            ],
            "date": "2013-06-30",
            "dates": [
              "2013-06-30",
            ],
            "finished": [
              "2013-06-30",
            ],
            "openOn": "2013-06-30",
            "rows": 51,
          },
          "sql": "SELECT * FROM (SELECT *, overdue_minor AS sort_value, count() OVER () AS total FROM (SELECT * FROM (WITH days AS (
          SELECT customer_id, date, argMax(u.segment, u.position) AS segment, argMax(u.grade, u.position) AS grade, argMax(u.currency, u.position) AS currency, argMax(u.open_minor, u.position) AS open_minor, argMax(u.overdue_minor, u.position) AS overdue_minor, argMax(u.disputed_minor, u.position) AS disputed_minor, argMax(u.exposure_minor, u.position) AS exposure_minor, argMax(u.not_due_minor, u.position) AS not_due_minor, argMax(u.ageing_1_to_30_minor, u.position) AS ageing_1_to_30_minor, argMax(u.ageing_31_to_60_minor, u.position) AS ageing_31_to_60_minor, argMax(u.ageing_61_to_90_minor, u.position) AS ageing_61_to_90_minor, argMax(u.ageing_91_plus_minor, u.position) AS ageing_91_plus_minor, argMax(u.as_of, u.position) AS as_of, argMax(u.partition, u.position) AS partition, argMax(u.max_days_past_due, u.position) AS max_days_past_due, argMax(u.score, u.position) AS score
          FROM (
            SELECT customer_id, pair.1 AS date, position, segment, grade, currency, open_minor, overdue_minor, disputed_minor, exposure_minor, not_due_minor, ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor, as_of, partition, max_days_past_due, score FROM (
              SELECT *, arrayJoin(arrayFilter(one -> month <= one.2 AND (next = 0 OR next > one.2), arrayZip({dates:Array(Date32)}, arrayMap(day -> toYYYYMM(day), {finished:Array(Date32)})))) AS pair
              FROM (
                SELECT *, leadInFrame(month) OVER (PARTITION BY customer_id ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
                FROM (
                  SELECT r.customer_id AS customer_id, toYYYYMM(r.as_of) AS month, max(r.kafka_offset) AS position, argMax(ifNull(CAST(r.segment AS Nullable(String)), ''), r.kafka_offset) AS segment, argMax(ifNull(CAST(r.grade AS Nullable(String)), ''), r.kafka_offset) AS grade, argMax(CAST(r.currency AS String), r.kafka_offset) AS currency, argMax(r.open_minor, r.kafka_offset) AS open_minor, argMax(r.overdue_minor, r.kafka_offset) AS overdue_minor, argMax(r.disputed_minor, r.kafka_offset) AS disputed_minor, argMax(r.exposure_minor, r.kafka_offset) AS exposure_minor, argMax(r.not_due_minor, r.kafka_offset) AS not_due_minor, argMax(r.ageing_1_to_30_minor, r.kafka_offset) AS ageing_1_to_30_minor, argMax(r.ageing_31_to_60_minor, r.kafka_offset) AS ageing_31_to_60_minor, argMax(r.ageing_61_to_90_minor, r.kafka_offset) AS ageing_61_to_90_minor, argMax(r.ageing_91_plus_minor, r.kafka_offset) AS ageing_91_plus_minor, argMax(r.as_of, r.kafka_offset) AS as_of, argMax(r.partition, r.kafka_offset) AS partition, argMax(r.max_days_past_due, r.kafka_offset) AS max_days_past_due, argMax(ifNull(r.score, nan), r.kafka_offset) AS score
                  FROM indicators AS r GROUP BY r.customer_id, toYYYYMM(r.as_of)
                )
              )
            )
          ) AS u GROUP BY customer_id, date
        ),
        judged AS (
          SELECT customer_id, date, argMax(u.in_default, u.position) AS in_default, argMax(u.loss_rate, u.position) AS loss_rate, argMax(u.provision_minor, u.position) AS provision_minor
          FROM (
            SELECT customer_id, pair.1 AS date, position, in_default, loss_rate, provision_minor FROM (
              SELECT *, arrayJoin(arrayFilter(one -> month <= one.2 AND (next = 0 OR next > one.2), arrayZip({dates:Array(Date32)}, arrayMap(day -> toYYYYMM(day), {finished:Array(Date32)})))) AS pair
              FROM (
                SELECT *, leadInFrame(month) OVER (PARTITION BY customer_id ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
                FROM (
                  SELECT r.customer_id AS customer_id, toYYYYMM(r.as_of) AS month, max(r.kafka_offset) AS position, argMax(r.in_default, r.kafka_offset) AS in_default, argMax(r.probability_of_default * r.loss_given_default, r.kafka_offset) AS loss_rate, argMax(r.provision_minor, r.kafka_offset) AS provision_minor
                  FROM assessments AS r GROUP BY r.customer_id, toYYYYMM(r.as_of)
                )
              )
            )
          ) AS u GROUP BY customer_id, date
        ),
        ticks AS (SELECT partition, offset, max(assumeNotNull(tick_date)) OVER (
            PARTITION BY partition ORDER BY offset ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS date
          FROM ledger_events FINAL
          WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND tick_date IS NOT NULL AND NOT (partition, offset) IN (
            SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
            WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
          )),
        said AS (
          SELECT k.customer_id AS customer_id, k.partition AS partition, k.offset AS offset, k.at AS at, k.master AS master,
            toInt32(if(t.date = toDate32(0), toDate32('1900-01-01'), t.date)) AS since
          FROM (
            SELECT customer_id, partition, offset, (occurred_at, event_id) AS at, JSONExtract(payload, 'Tuple(industry String, region String, country String, owner String, name String)') AS master FROM ledger_events FINAL
            WHERE topic = 'ledger.events' AND record_type = 'CustomerEvent' AND NOT (partition, offset) IN (
            SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
            WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
          )
            ORDER BY partition, offset LIMIT 1 BY partition, customer_id, event_id
          ) AS k
          ASOF LEFT JOIN ticks AS t ON t.partition = k.partition AND t.offset < k.offset
        ),
        masters AS (
          SELECT customer_id, date, argMax(master.1, at) AS industry, argMax(master.2, at) AS region, argMax(master.3, at) AS country, argMax(master.4, at) AS owner, argMax(master.5, at) AS name
          FROM said ARRAY JOIN {asked:Array(Date32)} AS date
          WHERE since <= toInt32(date) GROUP BY customer_id, date
        ),
        open_warnings AS (
          SELECT customer_id, count() AS warnings, countIf(severity = 'HIGH') AS high_warnings, countIf(severity = 'MEDIUM') AS medium_warnings,
            countIf(severity = 'LOW') AS low_warnings
          FROM (SELECT customer_id, warning_id, found.1 AS severity, found.2 AS likelihood, last.2 AS open_minor, last.3 AS overdue_minor, last.4 AS currency
        FROM (
          SELECT warning_id, any(w.customer_id) AS customer_id,
            argMax((w.event, w.open_minor, w.overdue_minor, CAST(w.currency AS String)), w.kafka_offset) AS last,
            argMaxIf((CAST(w.severity AS String), CAST(w.likelihood AS String)), w.kafka_offset, w.event != 'CLEARED') AS found
          FROM warnings AS w WHERE w.as_of <= {openOn:Date32} GROUP BY warning_id
        ) WHERE last.1 != 'CLEARED') GROUP BY customer_id
        )
        SELECT d.customer_id AS customer_id, m.name AS name, nullIf(ifNull(CAST(d.segment AS Nullable(String)), ''), '') AS segment, nullIf(ifNull(CAST(d.grade AS Nullable(String)), ''), '') AS grade,
          m.industry AS industry, m.region AS region, m.country AS country, m.owner AS owner,
          if(isNaN(d.score), NULL, d.score) AS score, d.currency AS currency, d.as_of AS as_of, greatest(d.as_of, least({date:Date32}, t.date)) AS carried_to,
          d.open_minor AS open_minor, d.overdue_minor AS overdue_minor, d.exposure_minor AS exposure_minor,
          if(d.max_days_past_due > 0, d.max_days_past_due + dateDiff('day', d.as_of, carried_to), 0) AS max_days_past_due,
          a.in_default AS in_default, toInt64(floor(a.loss_rate * greatest(d.exposure_minor, 0) + 0.5)) AS expected_loss_minor,
          w.warnings AS warnings, w.high_warnings AS high_warnings, w.medium_warnings AS medium_warnings, w.low_warnings AS low_warnings
        FROM days AS d
        LEFT JOIN judged AS a ON a.customer_id = d.customer_id AND a.date = d.date
        LEFT JOIN masters AS m ON m.customer_id = d.customer_id AND m.date = d.date
        LEFT JOIN open_warnings AS w ON w.customer_id = d.customer_id
        LEFT JOIN business_dates AS t ON t.partition = d.partition
        WHERE has({asked:Array(Date32)}, d.date)
        ) ))

        ORDER BY sort_value DESC, customer_id ASC
        LIMIT {rows:UInt32}",
        }
      `);
  });

  it('a later page, filtered', () => {
    const request = {
      ...{ date: '2013-06-30', where: { segment: ['SMALL'], grade: ['C'] }, search: "o'neil" },
      ...({ sort: 'grade', limit: 10 } as const),
    };
    expect(listCustomers({ ...request, after: { value: 540, customerId: 'C-1' } })).toMatchInlineSnapshot(`
      {
        "params": {
          "afterId": "C-1",
          "afterValue": 540,
          "asked": [
            "2013-06-30",
          ],
          "date": "2013-06-30",
          "dates": [
            "2013-06-30",
          ],
          "finished": [
            "2013-06-30",
          ],
          "in_grade": [
            "C",
          ],
          "in_segment": [
            "SMALL",
          ],
          "openOn": "2013-06-30",
          "rows": 11,
          "search": "o'neil",
        },
        "sql": "SELECT * FROM (SELECT *, ifNull(score, 1e9) AS sort_value, count() OVER () AS total FROM (SELECT * FROM (WITH days AS (
        SELECT customer_id, date, argMax(u.segment, u.position) AS segment, argMax(u.grade, u.position) AS grade, argMax(u.currency, u.position) AS currency, argMax(u.open_minor, u.position) AS open_minor, argMax(u.overdue_minor, u.position) AS overdue_minor, argMax(u.disputed_minor, u.position) AS disputed_minor, argMax(u.exposure_minor, u.position) AS exposure_minor, argMax(u.not_due_minor, u.position) AS not_due_minor, argMax(u.ageing_1_to_30_minor, u.position) AS ageing_1_to_30_minor, argMax(u.ageing_31_to_60_minor, u.position) AS ageing_31_to_60_minor, argMax(u.ageing_61_to_90_minor, u.position) AS ageing_61_to_90_minor, argMax(u.ageing_91_plus_minor, u.position) AS ageing_91_plus_minor, argMax(u.as_of, u.position) AS as_of, argMax(u.partition, u.position) AS partition, argMax(u.max_days_past_due, u.position) AS max_days_past_due, argMax(u.score, u.position) AS score
        FROM (
          SELECT customer_id, pair.1 AS date, position, segment, grade, currency, open_minor, overdue_minor, disputed_minor, exposure_minor, not_due_minor, ageing_1_to_30_minor, ageing_31_to_60_minor, ageing_61_to_90_minor, ageing_91_plus_minor, as_of, partition, max_days_past_due, score FROM (
            SELECT *, arrayJoin(arrayFilter(one -> month <= one.2 AND (next = 0 OR next > one.2), arrayZip({dates:Array(Date32)}, arrayMap(day -> toYYYYMM(day), {finished:Array(Date32)})))) AS pair
            FROM (
              SELECT *, leadInFrame(month) OVER (PARTITION BY customer_id ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
              FROM (
                SELECT r.customer_id AS customer_id, toYYYYMM(r.as_of) AS month, max(r.kafka_offset) AS position, argMax(ifNull(CAST(r.segment AS Nullable(String)), ''), r.kafka_offset) AS segment, argMax(ifNull(CAST(r.grade AS Nullable(String)), ''), r.kafka_offset) AS grade, argMax(CAST(r.currency AS String), r.kafka_offset) AS currency, argMax(r.open_minor, r.kafka_offset) AS open_minor, argMax(r.overdue_minor, r.kafka_offset) AS overdue_minor, argMax(r.disputed_minor, r.kafka_offset) AS disputed_minor, argMax(r.exposure_minor, r.kafka_offset) AS exposure_minor, argMax(r.not_due_minor, r.kafka_offset) AS not_due_minor, argMax(r.ageing_1_to_30_minor, r.kafka_offset) AS ageing_1_to_30_minor, argMax(r.ageing_31_to_60_minor, r.kafka_offset) AS ageing_31_to_60_minor, argMax(r.ageing_61_to_90_minor, r.kafka_offset) AS ageing_61_to_90_minor, argMax(r.ageing_91_plus_minor, r.kafka_offset) AS ageing_91_plus_minor, argMax(r.as_of, r.kafka_offset) AS as_of, argMax(r.partition, r.kafka_offset) AS partition, argMax(r.max_days_past_due, r.kafka_offset) AS max_days_past_due, argMax(ifNull(r.score, nan), r.kafka_offset) AS score
                FROM indicators AS r GROUP BY r.customer_id, toYYYYMM(r.as_of)
              )
            )
          )
        ) AS u GROUP BY customer_id, date
      ),
      judged AS (
        SELECT customer_id, date, argMax(u.in_default, u.position) AS in_default, argMax(u.loss_rate, u.position) AS loss_rate, argMax(u.provision_minor, u.position) AS provision_minor
        FROM (
          SELECT customer_id, pair.1 AS date, position, in_default, loss_rate, provision_minor FROM (
            SELECT *, arrayJoin(arrayFilter(one -> month <= one.2 AND (next = 0 OR next > one.2), arrayZip({dates:Array(Date32)}, arrayMap(day -> toYYYYMM(day), {finished:Array(Date32)})))) AS pair
            FROM (
              SELECT *, leadInFrame(month) OVER (PARTITION BY customer_id ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS next
              FROM (
                SELECT r.customer_id AS customer_id, toYYYYMM(r.as_of) AS month, max(r.kafka_offset) AS position, argMax(r.in_default, r.kafka_offset) AS in_default, argMax(r.probability_of_default * r.loss_given_default, r.kafka_offset) AS loss_rate, argMax(r.provision_minor, r.kafka_offset) AS provision_minor
                FROM assessments AS r GROUP BY r.customer_id, toYYYYMM(r.as_of)
              )
            )
          )
        ) AS u GROUP BY customer_id, date
      ),
      ticks AS (SELECT partition, offset, max(assumeNotNull(tick_date)) OVER (
          PARTITION BY partition ORDER BY offset ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS date
        FROM ledger_events FINAL
        WHERE topic = 'ledger.events' AND record_type = 'ClockTick' AND tick_date IS NOT NULL AND NOT (partition, offset) IN (
          SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
          WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
        )),
      said AS (
        SELECT k.customer_id AS customer_id, k.partition AS partition, k.offset AS offset, k.at AS at, k.master AS master,
          toInt32(if(t.date = toDate32(0), toDate32('1900-01-01'), t.date)) AS since
        FROM (
          SELECT customer_id, partition, offset, (occurred_at, event_id) AS at, JSONExtract(payload, 'Tuple(industry String, region String, country String, owner String, name String)') AS master FROM ledger_events FINAL
          WHERE topic = 'ledger.events' AND record_type = 'CustomerEvent' AND NOT (partition, offset) IN (
          SELECT assumeNotNull(partition), assumeNotNull(offset) FROM dead_letters
          WHERE topic = 'ledger.events' AND partition IS NOT NULL AND offset IS NOT NULL
        )
          ORDER BY partition, offset LIMIT 1 BY partition, customer_id, event_id
        ) AS k
        ASOF LEFT JOIN ticks AS t ON t.partition = k.partition AND t.offset < k.offset
      ),
      masters AS (
        SELECT customer_id, date, argMax(master.1, at) AS industry, argMax(master.2, at) AS region, argMax(master.3, at) AS country, argMax(master.4, at) AS owner, argMax(master.5, at) AS name
        FROM said ARRAY JOIN {asked:Array(Date32)} AS date
        WHERE since <= toInt32(date) GROUP BY customer_id, date
      ),
      open_warnings AS (
        SELECT customer_id, count() AS warnings, countIf(severity = 'HIGH') AS high_warnings, countIf(severity = 'MEDIUM') AS medium_warnings,
          countIf(severity = 'LOW') AS low_warnings
        FROM (SELECT customer_id, warning_id, found.1 AS severity, found.2 AS likelihood, last.2 AS open_minor, last.3 AS overdue_minor, last.4 AS currency
      FROM (
        SELECT warning_id, any(w.customer_id) AS customer_id,
          argMax((w.event, w.open_minor, w.overdue_minor, CAST(w.currency AS String)), w.kafka_offset) AS last,
          argMaxIf((CAST(w.severity AS String), CAST(w.likelihood AS String)), w.kafka_offset, w.event != 'CLEARED') AS found
        FROM warnings AS w WHERE w.as_of <= {openOn:Date32} GROUP BY warning_id
      ) WHERE last.1 != 'CLEARED') GROUP BY customer_id
      )
      SELECT d.customer_id AS customer_id, m.name AS name, nullIf(ifNull(CAST(d.segment AS Nullable(String)), ''), '') AS segment, nullIf(ifNull(CAST(d.grade AS Nullable(String)), ''), '') AS grade,
        m.industry AS industry, m.region AS region, m.country AS country, m.owner AS owner,
        if(isNaN(d.score), NULL, d.score) AS score, d.currency AS currency, d.as_of AS as_of, greatest(d.as_of, least({date:Date32}, t.date)) AS carried_to,
        d.open_minor AS open_minor, d.overdue_minor AS overdue_minor, d.exposure_minor AS exposure_minor,
        if(d.max_days_past_due > 0, d.max_days_past_due + dateDiff('day', d.as_of, carried_to), 0) AS max_days_past_due,
        a.in_default AS in_default, toInt64(floor(a.loss_rate * greatest(d.exposure_minor, 0) + 0.5)) AS expected_loss_minor,
        w.warnings AS warnings, w.high_warnings AS high_warnings, w.medium_warnings AS medium_warnings, w.low_warnings AS low_warnings
      FROM days AS d
      LEFT JOIN judged AS a ON a.customer_id = d.customer_id AND a.date = d.date
      LEFT JOIN masters AS m ON m.customer_id = d.customer_id AND m.date = d.date
      LEFT JOIN open_warnings AS w ON w.customer_id = d.customer_id
      LEFT JOIN business_dates AS t ON t.partition = d.partition
      WHERE has({asked:Array(Date32)}, d.date) AND ifNull(CAST(d.segment AS Nullable(String)), '') IN {in_segment:Array(String)} AND ifNull(CAST(d.grade AS Nullable(String)), '') IN {in_grade:Array(String)}
      ) WHERE (positionCaseInsensitiveUTF8(customer_id, {search:String}) > 0 OR positionCaseInsensitiveUTF8(name, {search:String}) > 0)))
      WHERE (sort_value > {afterValue:Float64} OR (sort_value = {afterValue:Float64} AND customer_id > {afterId:String}))
      ORDER BY sort_value ASC, customer_id ASC
      LIMIT {rows:UInt32}",
      }
    `);
  });

  it('indicators as of a date', () => {
    expect(customerIndicators('C-1', '2013-06-30')).toMatchInlineSnapshot(`
      {
        "params": {
          "asOf": "2013-06-30",
          "customerId": "C-1",
        },
        "sql": "SELECT * FROM indicators_of(customer = {customerId:String}, date = {asOf:Date32})",
      }
    `);
  });

  it('history', () => {
    expect(customerHistory({ customerId: 'C-1', from: '2013-01-01', limit: 400 })).toMatchInlineSnapshot(`
      {
        "params": {
          "customerId": "C-1",
          "from": "2013-01-01",
          "rows": 400,
        },
        "sql": "SELECT * FROM (
        SELECT * FROM indicators FINAL
      WHERE customer_id = {customerId:String}
        AND as_of >= {from:Date32}
        ORDER BY as_of DESC LIMIT {rows:UInt32}
      ) ORDER BY as_of ASC",
      }
    `);
  });
});

it('warnings by every filter', () => {
  const filters = {
    state: 'OPEN',
    severity: 'HIGH',
    rule: 'r',
    customer: 'C-1',
    from: '2013-01-01',
    to: '2013-02-01',
  };
  const after = { raisedOn: '2013-01-20', warningId: 'W-1' };
  expect(listWarnings({ ...filters, after, limit: 50 })).toMatchInlineSnapshot(`
    {
      "params": {
        "afterDate": "2013-01-20",
        "afterId": "W-1",
        "customer": "C-1",
        "from": "2013-01-01",
        "rows": 51,
        "rule": "r",
        "severity": "HIGH",
        "state": "OPEN",
        "to": "2013-02-01",
      },
      "sql": "SELECT * FROM warnings_current
    WHERE state = {state:String}
      AND severity = {severity:String}
      AND rule_id = {rule:String}
      AND customer_id = {customer:String}
      AND raised_on >= {from:Date32}
      AND raised_on <= {to:Date32}
      AND (raised_on < {afterDate:Date32} OR (raised_on = {afterDate:Date32} AND warning_id > {afterId:String}))
    ORDER BY raised_on DESC, warning_id ASC
    LIMIT {rows:UInt32}",
    }
  `);
});

it('warnings open on a date', () => {
  const { sql, params } = listWarnings({ asOf: '2013-04-21', limit: 50 });
  expect(sql).toContain('(cleared_on IS NULL OR cleared_on > {asOf:Date32})');
  expect(params).toEqual({ asOf: '2013-04-21', rows: 51 });
});

it('events up to a decision', () => {
  expect(eventsUpTo({ customerId: 'C-1', partition: 3, offset: 41, limit: 10 })).toMatchInlineSnapshot(`
    {
      "params": {
        "customerId": "C-1",
        "offset": 41,
        "partition": 3,
        "rows": 10,
      },
      "sql": "SELECT record_type, event_id, occurred_at, partition, offset, payload FROM ledger_events
    WHERE customer_id = {customerId:String} AND partition = {partition:Int32} AND offset <= {offset:Int64}
      AND record_type != ''
    ORDER BY offset DESC LIMIT {rows:UInt32}",
    }
  `);
});

it('rating changes', () => {
  expect(listRatingChanges({ direction: 'DOWNGRADE', limit: 50 })).toMatchInlineSnapshot(`
    {
      "params": {
        "direction": "DOWNGRADE",
        "rows": 51,
      },
      "sql": "SELECT * FROM rating_changes FINAL
    WHERE direction = {direction:String}
    ORDER BY as_of DESC, rating_change_id ASC
    LIMIT {rows:UInt32}",
    }
  `);
});

it('positions of the tables', () => {
  expect(warehousePositions.sql.split('\nUNION ALL\n')[1]).toMatchInlineSnapshot(`
    "SELECT 'indicators' AS table_name, toString(kafka_topic) AS topic, kafka_partition AS partition_number, max(kafka_offset) + 1 AS next_offset, count() AS row_count
    FROM indicators GROUP BY topic, partition_number"
  `);
});

it('a value never becomes part of the text', () => {
  const nasty = "'; DROP TABLE indicators --";
  const statements = [
    listCustomers({ date: nasty, where: { grade: [nasty] }, search: nasty, sort: 'name', limit: 1 }),
    listCustomers({
      ...{ date: nasty, where: { industry: [nasty] }, sort: 'customerId', limit: 1 },
      after: { value: nasty, customerId: nasty },
    }),
    listWarnings({
      state: nasty,
      severity: nasty,
      rule: nasty,
      customer: nasty,
      from: nasty,
      to: nasty,
      limit: 1,
    }),
    listRatingChanges({ customer: nasty, direction: nasty, from: nasty, to: nasty, limit: 1 }),
    customerIndicators(nasty, nasty),
    listPortfolioWarnings({
      state: nasty,
      rule: nasty,
      dimension: nasty,
      member: nasty,
      from: nasty,
      limit: 1,
    }),
    latestChange(nasty),
    listDecisions({
      ...{ customer: nasty, policyVersion: nasty, from: nasty, to: nasty, limit: 1 },
      after: [nasty, nasty, 0, 0],
    }),
    listDeadLetters({ reason: nasty, stage: nasty, limit: 1, after: [0, 0] }),
    customerWarningsOn(nasty, nasty, 1),
    customerSeries({ customerId: nasty, names: ['openMinor'], dates: [nasty] }),
    heatMap(nasty),
  ];
  for (const { sql, params } of statements) {
    expect(sql).not.toContain('DROP');
    const named = [...sql.matchAll(/\{(\w+):/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(params)));
  }
});
