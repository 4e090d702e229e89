import type { ClickHouse } from '@foreshock/clickhouse';

/** What the tables say, without when it was written and where the output lies: this must not depend on faults. */
const CONTENT = {
  ledger_events:
    "SELECT topic, partition, offset, customer_id, record_type, event_id, payload FROM ledger_events WHERE topic = 'ledger.events' ORDER BY topic, partition, offset",
  indicators:
    'SELECT * EXCEPT (kafka_topic, kafka_partition, kafka_offset, kafka_ts) FROM indicators FINAL ORDER BY customer_id, as_of',
  assessments:
    'SELECT * EXCEPT (kafka_topic, kafka_partition, kafka_offset, kafka_ts) FROM assessments ORDER BY customer_id, partition, offset, as_of, score',
  warnings:
    'SELECT * EXCEPT (kafka_topic, kafka_partition, kafka_offset, kafka_ts) FROM warnings ORDER BY warning_id, as_of, event',
  rating_changes:
    'SELECT * EXCEPT (kafka_topic, kafka_partition, kafka_offset, kafka_ts) FROM rating_changes ORDER BY rating_change_id',
  actions:
    'SELECT * EXCEPT (kafka_topic, kafka_partition, kafka_offset, kafka_ts) FROM actions ORDER BY action_id, as_of',
} as const;

export type TableName = keyof typeof CONTENT;
export const tableNames = Object.keys(CONTENT) as TableName[];

/** The content of a table as lines. Decisions are read without FINAL: a duplicate row would show. */
export async function contentOf(clickhouse: ClickHouse, table: TableName): Promise<string[]> {
  const rows = await clickhouse.query<object>(CONTENT[table]);
  return rows.map((row) => JSON.stringify(row));
}

/** The first few lines in which two contents differ; empty for equal ones. */
export function differences(expected: readonly string[], actual: readonly string[]): string[] {
  const found: string[] = [];
  for (let line = 0; line < Math.max(expected.length, actual.length) && found.length < 6; line++) {
    if (expected[line] === actual[line]) continue;
    found.push(`expected ${expected[line] ?? 'nothing more'}`, `found    ${actual[line] ?? 'nothing more'}`);
  }
  return found;
}
