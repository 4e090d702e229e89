import type { z } from 'zod';
import type { LogPosition } from '../live/log-positions.ts';
import type { status } from './customers.ts';
import type { Row } from './from-rows.ts';

type TopicStatus = z.output<typeof status>['topics'][number];

/**
 * How far the table of a topic is behind. The log also counts the markers of transactions, which no table ever holds:
 * the copying group, which follows what the table holds, says when only those are left.
 * @param rows the table's positions, one row per partition
 * @param log what the log says; null when it cannot be asked
 */
export function topicStatus(
  topic: string,
  rows: readonly Row[],
  log: ReadonlyMap<number, LogPosition> | null,
): TopicStatus {
  const stored = new Map(rows.map((row) => [Number(row.partition_number), Number(row.next_offset)]));
  const numbers = [...new Set([...stored.keys(), ...(log?.keys() ?? [])])].sort((a, b) => a - b);
  const partitions = numbers.map((partition) => {
    const position = log?.get(partition);
    const nextOffset = Math.max(stored.get(partition) ?? 0, position?.copied ?? 0);
    return { partition, nextOffset, endOffset: position?.end ?? null };
  });
  const behind = partitions.map((one) => Math.max(0, (one.endOffset ?? 0) - one.nextOffset));
  return {
    topic,
    table: String(rows[0]?.table_name ?? ''),
    rows: rows.reduce((sum, row) => sum + Number(row.row_count), 0),
    lag: log === null ? null : behind.reduce((sum, records) => sum + records, 0),
    partitions,
  };
}
