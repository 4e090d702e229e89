import type { Query } from './query.ts';

/** Tables that hold a topic each, with the columns that say how far each partition got. */
const positionTables = [
  ['ledger_events', 'topic', 'partition', 'offset'],
  ['indicators', 'kafka_topic', 'kafka_partition', 'kafka_offset'],
  ['assessments', 'kafka_topic', 'kafka_partition', 'kafka_offset'],
  ['warnings', 'kafka_topic', 'kafka_partition', 'kafka_offset'],
  ['rating_changes', 'kafka_topic', 'kafka_partition', 'kafka_offset'],
  ['actions', 'kafka_topic', 'kafka_partition', 'kafka_offset'],
  ['deliveries', 'kafka_topic', 'kafka_partition', 'kafka_offset'],
] as const;

/** Business date: the date of the newest tick on the log. */
export const businessDate: Query = {
  sql: "SELECT max(JSONExtractString(payload, 'date')) AS business_date FROM ledger_events WHERE record_type = 'ClockTick'",
  params: {},
};

/** First offset not yet stored, per topic and partition, and how many rows the topic's table has. */
export const warehousePositions: Query = {
  sql: positionTables
    .map(
      ([table, topic, partition, offset]) =>
        `SELECT '${table}' AS table_name, toString(${topic}) AS topic, ${partition} AS partition_number, max(${offset}) + 1 AS next_offset, count() AS row_count
FROM ${table} GROUP BY topic, partition_number`,
    )
    .join('\nUNION ALL\n'),
  params: {},
};

/** How many customers have indicators. */
export const customerCount: Query = {
  sql: 'SELECT uniqExact(customer_id) AS customers FROM indicators',
  params: {},
};
