import type { z } from 'zod';
import type { deadLetter, decision } from './decisions.ts';
import { instantOrNull, type Row } from './from-rows.ts';

export function decisionFrom(row: Row): z.output<typeof decision> {
  const isPortfolio = row.decision_kind === 'portfolio-warning';
  return {
    decisionId: String(row.decision_id) || null,
    kind: row.decision_kind as z.output<typeof decision>['kind'],
    event: String(row.happened),
    customerId: String(row.customer_id) || null,
    asOf: String(row.as_of),
    detail: String(row.detail),
    policy: { id: String(row.policy), version: String(row.version) },
    coreVersion: String(row.core),
    decidedAt: isPortfolio
      ? null
      : { partition: Number(row.decided_partition), offset: Number(row.decided_offset) },
    published: { ...publishedAt(row), topic: String(row.topic) },
  };
}

export function deadLetterFrom(row: Row): z.output<typeof deadLetter> {
  const orNull = (value: Row[string] | undefined) =>
    value === null || value === undefined ? null : Number(value);
  return {
    at: instantOrNull(row, 'kafka_ts') ?? '',
    source: { topic: String(row.topic), partition: orNull(row.partition), offset: orNull(row.offset) },
    stage: String(row.stage),
    reason: String(row.reason),
    message: String(row.message),
    keyBase64: row.key_base64 === null ? null : String(row.key_base64),
    valueBytes: row.has_no_value === 1 ? null : Number(row.value_bytes),
    letter: publishedAt(row),
  };
}

const publishedAt = (row: Row) => ({
  topic: String(row.kafka_topic),
  partition: Number(row.kafka_partition),
  offset: Number(row.kafka_offset),
});
