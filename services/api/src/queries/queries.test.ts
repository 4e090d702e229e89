import { describe, expect, it } from 'vitest';
import { customerHistory, customerIndicators, listCustomers } from './customers.ts';
import { listPortfolioWarnings } from './portfolio-warnings.ts';
import { portfolioTotals, topExposures } from './portfolio.ts';
import { listRatingChanges } from './rating-changes.ts';
import { warehousePositions } from './status.ts';
import { eventsUpTo, listWarnings } from './warnings.ts';

describe('customers', () => {
  it('first page, no filter', () => {
    expect(listCustomers({ sort: 'overdue', limit: 50 })).toMatchInlineSnapshot(`
      {
        "params": {
          "rows": 51,
        },
        "sql": "SELECT i.*, n.name AS name, i.overdue_minor AS sort_value
      FROM indicators_latest AS i
      LEFT JOIN (SELECT customer_id, argMax(JSONExtractString(payload, 'name'), (occurred_at, offset)) AS name
        FROM ledger_events WHERE record_type = 'CustomerEvent' GROUP BY customer_id) AS n ON n.customer_id = i.customer_id

      ORDER BY sort_value DESC, i.customer_id ASC
      LIMIT {rows:UInt32}",
      }
    `);
  });

  it('a later page, filtered', () => {
    const request = { search: "o'neil", segment: 'SMALL', grade: 'C', sort: 'grade', limit: 10 } as const;
    expect(listCustomers({ ...request, after: { value: 540, customerId: 'C-1' } })).toMatchInlineSnapshot(`
      {
        "params": {
          "afterId": "C-1",
          "afterValue": 540,
          "grade": "C",
          "rows": 11,
          "search": "o'neil",
          "segment": "SMALL",
        },
        "sql": "SELECT i.*, n.name AS name, ifNull(i.score, 1e9) AS sort_value
      FROM indicators_latest AS i
      LEFT JOIN (SELECT customer_id, argMax(JSONExtractString(payload, 'name'), (occurred_at, offset)) AS name
        FROM ledger_events WHERE record_type = 'CustomerEvent' GROUP BY customer_id) AS n ON n.customer_id = i.customer_id
      WHERE (positionCaseInsensitiveUTF8(i.customer_id, {search:String}) > 0 OR positionCaseInsensitiveUTF8(n.name, {search:String}) > 0)
        AND i.segment = {segment:String}
        AND i.grade = {grade:String}
        AND (ifNull(i.score, 1e9) > {afterValue:Float64} OR (ifNull(i.score, 1e9) = {afterValue:Float64} AND i.customer_id > {afterId:String}))
      ORDER BY sort_value ASC, i.customer_id ASC
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

it('portfolio now and as of a date', () => {
  expect(portfolioTotals()).toMatchInlineSnapshot(`
    {
      "params": {},
      "sql": "SELECT currency, max(i.as_of) AS latest_change, count() AS customers,
      sum(i.open_minor) AS open_minor,
      sum(i.overdue_minor) AS overdue_minor,
      sum(i.disputed_minor) AS disputed_minor,
      sum(i.exposure_minor) AS exposure_minor,
      sum(i.not_due_minor) AS not_due_minor,
      sum(i.ageing_1_to_30_minor) AS ageing_1_to_30_minor,
      sum(i.ageing_31_to_60_minor) AS ageing_31_to_60_minor,
      sum(i.ageing_61_to_90_minor) AS ageing_61_to_90_minor,
      sum(i.ageing_91_plus_minor) AS ageing_91_plus_minor,
      countIf(i.overdue_minor > 0) AS overdue_customers,
      sumIf(pow(i.exposure_minor, 2), i.exposure_minor > 0) / nullIf(pow(sumIf(i.exposure_minor, i.exposure_minor > 0), 2), 0)
        * 10000 AS hhi
    FROM indicators_latest AS i
    GROUP BY currency ORDER BY currency",
    }
  `);
  expect(topExposures(10, '2013-06-30')).toMatchInlineSnapshot(`
    {
      "params": {
        "asOf": "2013-06-30",
        "rows": 10,
      },
      "sql": "SELECT customer_id, currency, segment, grade, open_minor, overdue_minor, exposure_minor
    FROM (SELECT * FROM indicators FINAL WHERE (customer_id, as_of) IN (
      SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= {asOf:Date32} GROUP BY customer_id)) AS i
    WHERE exposure_minor > 0
    ORDER BY exposure_minor DESC, customer_id LIMIT {rows:UInt32}",
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
    listCustomers({ search: nasty, segment: nasty, grade: nasty, sort: 'customerId', limit: 1 }),
    listCustomers({ sort: 'customerId', limit: 1, after: { value: nasty, customerId: nasty } }),
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
    portfolioTotals(nasty),
  ];
  for (const { sql, params } of statements) {
    expect(sql).not.toContain('DROP');
    const named = [...sql.matchAll(/\{(\w+):/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(params)));
  }
});
