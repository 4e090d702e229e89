import { clampedTimestampText } from '@foreshock/clickhouse';
import type { ConsumedRecord } from '@foreshock/streaming';

/** Where an output record lies: the columns that say how far the copy got. */
export function positionCells(record: ConsumedRecord): Record<string, unknown> {
  return {
    kafka_topic: record.topic,
    kafka_partition: record.partition,
    kafka_offset: record.offset,
    kafka_ts: clampedTimestampText(record.timestampMs),
  };
}

/** Key, value and headers as they came. Header values are shown as UTF-8. */
export function rawCells(record: ConsumedRecord): Record<string, unknown> {
  const headers = Object.entries(record.headers).map(([name, value]) => [name, value?.toString() ?? '']);
  return {
    key_base64: record.key?.toString('base64') ?? null,
    value_base64: record.value?.toString('base64') ?? null,
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}
