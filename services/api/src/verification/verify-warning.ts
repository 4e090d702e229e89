import type { ClickHouse } from '@foreshock/clickhouse';
import { isoDate, minorUnits, type Codec } from '@foreshock/contracts';
import { customerRecords, readLog } from '@foreshock/customer-log';
import { createPartition, forgetTouched, step, type EngineOutput } from '@foreshock/engine';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';
import type { z } from 'zod';
import type { verification } from '../model/decisions.ts';

type Verified = z.output<typeof verification>['events'][number];

/** Where a record of a warning was published. */
export interface PublishedEvent {
  readonly event: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export interface VerifyParts {
  readonly clickhouse: Pick<ClickHouse, 'query'>;
  readonly codec: Pick<Codec, 'encode' | 'decode' | 'ensure' | 'ensureFor' | 'readSound'>;
  readonly reader: Pick<LogReader, 'read'>;
}

/** What leads to a warning: whose it is, where his records lie, and what of it was published, in order. */
export interface WarningInQuestion {
  readonly warningId: string;
  readonly customerId: string;
  readonly partition: number;
  readonly events: readonly PublishedEvent[];
}

/**
 * Takes the decisions of one warning again, from the customer's records in the copy of the log, and holds each against the
 * published record byte by byte.
 */
export async function verifyWarning(parts: VerifyParts, of: WarningInQuestion): Promise<Verified[]> {
  const derived = await derive(parts, of);
  const published = await Promise.all(of.events.map((event) => fetchRecord(parts.reader, event)));
  await parts.codec.ensure(published.map((record) => record?.value ?? null));
  const many = Math.max(derived.length, published.length);
  return Array.from({ length: many }, (_, index) =>
    verdict(parts, of.events[index], published[index] ?? null, derived[index] ?? null),
  );
}

async function derive(
  { clickhouse, codec }: VerifyParts,
  { warningId, customerId, partition }: WarningInQuestion,
): Promise<EngineOutput[]> {
  const state = createPartition(partition, minorUnits);
  const derived: EngineOutput[] = [];
  for await (const records of customerRecords(clickhouse, customerId, partition)) {
    await codec.ensure(records.map(({ value }) => value));
    for (const record of records) {
      const input = readLog(codec, record);
      if ('kind' in input) continue;
      const result = step(state, input, record.offset);
      forgetTouched(state);
      if (result.kind === 'reject') continue;
      derived.push(
        ...result.outputs.filter(({ record }) => 'warningId' in record && isOf(record, warningId)),
      );
    }
  }
  return derived;
}

/** Measures that a warning recommends name it too; they are decisions of their own. */
const isOf = (record: object, warningId: string): boolean =>
  'ruleId' in record && (record as { warningId?: unknown }).warningId === warningId;

async function fetchRecord(
  reader: Pick<LogReader, 'read'>,
  { topic, partition, offset }: PublishedEvent,
): Promise<ConsumedRecord | null> {
  for await (const records of reader.read({ topic, partition }, offset, offset + 1))
    for (const record of records) if (record.offset === offset) return record;
  return null;
}

type Fields = Readonly<Record<string, unknown>>;

function verdict(
  { codec }: VerifyParts,
  event: PublishedEvent | undefined,
  published: ConsumedRecord | null,
  derived: EngineOutput | null,
): Verified {
  const decoded = published === null ? null : codec.decode(published.value);
  const theirs = decoded?.ok === true ? (decoded.record as unknown as Fields) : null;
  const ours = derived === null ? null : (derived.record as unknown as Fields);
  const bytes = derived === null ? null : codec.encode(derived.type, derived.record);
  const isEqual = bytes !== null && published?.value?.equals(bytes) === true;
  const asOf = (ours ?? theirs)?.['asOf'];
  return {
    event: event?.event ?? derived?.type ?? '',
    asOf: typeof asOf === 'number' ? isoDate(asOf) : null,
    result: isEqual
      ? 'equal'
      : published === null
        ? 'not-published'
        : derived === null
          ? 'not-derived'
          : 'differs',
    published:
      event === undefined || published === null
        ? null
        : { topic: event.topic, partition: event.partition, offset: event.offset },
    core: { published: coreOf(theirs), derived: coreOf(ours) },
    differences: isEqual || theirs === null || ours === null ? [] : differences(theirs, ours),
  };
}

const coreOf = (side: Fields | null): string | null => (side === null ? null : String(side['coreVersion']));

function differences(published: Fields, derived: Fields): Verified['differences'] {
  const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
  return [...new Set([...Object.keys(published), ...Object.keys(derived)])]
    .map((field) => ({ field, published: text(published[field]), derived: text(derived[field]) }))
    .filter((pair) => pair.published !== pair.derived);
}
