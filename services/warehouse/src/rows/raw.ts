import type { ConsumedRecord } from '@foreshock/streaming';
import { END_MS, FIRST_MS } from './span.ts';
import { plain, time, type Cells, type Column } from './columns.ts';

/** Where an output record lies: the columns that say how far the copy got. */
export const POSITION_COLUMNS: readonly Column[] = [
  plain('kafka_topic'),
  plain('kafka_partition'),
  plain('kafka_offset'),
  time('kafka_ts'),
];

export function positionCells({ topic, partition, offset, timestampMs }: ConsumedRecord): Cells {
  return [topic, partition, offset, clamped(timestampMs)];
}

/** Key, value and headers as they came. */
export const RAW_COLUMNS: readonly Column[] = ['key_base64', 'value_base64', 'headers'].map(plain);

/** Header values are shown as UTF-8. */
export function rawCells({ key, value, headers }: ConsumedRecord): Cells {
  const texts = Object.entries(headers).map(([name, bytes]) => [name, bytes?.toString() ?? '']);
  return [base64(key), base64(value), Object.fromEntries(texts) as Record<string, string>];
}

export const base64 = (bytes: Buffer | null): string | null => bytes?.toString('base64') ?? null;

/** A time that nobody vouches for, moved to the nearer end of what a column holds. */
export const clamped = (ms: number): number => Math.min(Math.max(Math.trunc(ms), FIRST_MS), END_MS - 1);
