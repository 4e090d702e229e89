import { cloudEventHeaders, type Codec } from '@foreshock/contracts';
import type { OutputRecord } from '@foreshock/streaming';
import { auditOf } from './audit.ts';
import type { Act, LogEvent } from './command.ts';
import type { LifeRecord } from './life.ts';
import type { RegisterTopics } from './topics.ts';

/** Everything that an act writes: the register's records, the audit's, and a copy of each event for every partition. */
export function recordsOf(
  codec: Pick<Codec, 'encode'>,
  { records, events }: Act,
  partitions: readonly number[],
  topics: RegisterTopics,
): readonly OutputRecord[] {
  return [
    ...records.flatMap((record) => [
      lifeRecord(codec, record, topics.register),
      auditRecord(codec, record, topics.audit),
    ]),
    ...events.flatMap((event) => copies(codec, event, partitions, topics.log)),
  ];
}

function lifeRecord(codec: Pick<Codec, 'encode'>, { type, record }: LifeRecord, topic: string): OutputRecord {
  return { topic, key: record.policyId, value: codec.encode(type, record) };
}

function auditRecord(codec: Pick<Codec, 'encode'>, record: LifeRecord, topic: string): OutputRecord {
  const entry = auditOf(record);
  return { topic, key: entry.subject, value: codec.encode('AuditEntry', entry) };
}

function copies(
  codec: Pick<Codec, 'encode'>,
  { type, record }: LogEvent,
  partitions: readonly number[],
  topic: string,
): OutputRecord[] {
  const { eventId: id, source, occurredAt: timeMs } = record;
  const value = codec.encode(type, record);
  const headers = cloudEventHeaders({ id, source, type, timeMs });
  return partitions.map((partition) => ({ topic, partition, key: id, value, headers }));
}
