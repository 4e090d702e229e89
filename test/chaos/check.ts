import { validateRecord, type Codec } from '@foreshock/contracts';
import type { EngineInput } from '@foreshock/engine';
import type { ClickHouse } from '@foreshock/clickhouse';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';
import { tableSpecs } from '@foreshock/warehouse';
import { oracle } from '../simulation/oracle.ts';
import { outputViolations, readPlaced, type Violation } from '../simulation/output-violations.ts';
import { DECISIONS, INPUT, STATES, TOPICS } from '../simulation/topics.ts';
import type { Meaning } from '../simulation/workload.ts';

/** How much was compared, and what did not hold. */
export interface Checked {
  readonly records: number;
  readonly decisions: number;
  readonly warnings: number;
  readonly letters: number;
  readonly violations: readonly Violation[];
}

/** Compares everything published and copied with what the committed log leads to when it is folded once, in one go. */
export async function check(
  reader: LogReader,
  tables: ClickHouse,
  codec: Codec,
  eventIds: ReadonlySet<string>,
): Promise<Checked> {
  const topics = new Map<string, ConsumedRecord[][]>();
  for (const topic of TOPICS) topics.set(topic, await readAll(reader, topic));
  await codec.ensure([...topics.values()].flat(2).map(({ value }) => value));
  const published = (topic: string) => (topics.get(topic) ?? []).flat();
  const expected = oracle(topics.get(INPUT) ?? [], (record) => meaningOf(codec, record), codec);
  return {
    records: published(INPUT).length,
    decisions: DECISIONS.flatMap(published).length,
    warnings: published('risk.warnings').length,
    letters: expected.letters.length,
    violations: [
      ...lostEvents(codec, published(INPUT), eventIds),
      ...outputViolations(published, expected, codec),
      ...(await tableViolations(tables, codec, published)),
    ],
  };
}

async function readAll(reader: LogReader, topic: string): Promise<ConsumedRecord[][]> {
  const partitions = await reader.partitions(topic);
  return Promise.all(
    [...partitions]
      .sort((a, b) => a - b)
      .map(async (partition) => {
        const at = { topic, partition };
        const { low, high } = await reader.offsets(at);
        const records: ConsumedRecord[] = [];
        for await (const chunk of reader.read(at, low, high)) records.push(...chunk);
        return records;
      }),
  );
}

/** Read plainly: decoded, validated, and of the customer that its key names. */
function meaningOf(codec: Codec, { key, value }: ConsumedRecord): Meaning {
  const decoded = codec.decode(value);
  if (!decoded.ok) return { refused: { stage: 'decode', reason: decoded.reason } };
  const problem = validateRecord(decoded.type, decoded.record);
  if (problem !== null) return { refused: { stage: 'validate', reason: problem.reason } };
  if ('customerId' in decoded.record && decoded.record.customerId !== key?.toString())
    return { refused: { stage: 'validate', reason: key === null ? 'null-key' : 'key-mismatch' } };
  return { input: { type: decoded.type, record: decoded.record } as EngineInput };
}

function lostEvents(
  codec: Codec,
  log: readonly ConsumedRecord[],
  eventIds: ReadonlySet<string>,
): Violation[] {
  const onLog = new Set(
    log.map(({ value }) => {
      const decoded = codec.decode(value);
      return decoded.ok ? (decoded.record as { eventId?: string }).eventId : undefined;
    }),
  );
  return [...eventIds]
    .filter((eventId) => !onLog.has(eventId))
    .map((eventId) => ({
      kind: 'lost',
      message: `the event ${eventId} was acknowledged and is not on the log`,
    }));
}

/** Every record of every topic is a row, once, at its place. */
async function tableViolations(
  tables: ClickHouse,
  codec: Codec,
  published: (topic: string) => readonly ConsumedRecord[],
): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { table, topic, position } of tableSpecs) {
    if (!(TOPICS as readonly string[]).includes(topic)) continue;
    const rows = await tables.query<{ place: string }>(
      `SELECT concat(toString(${position.partition}), '@', toString(${position.offset})) AS place FROM ${table} FINAL`,
    );
    const due = new Set(
      lasting(codec, topic, published(topic)).map(
        ({ partition, offset }) => `${String(partition)}@${String(offset)}`,
      ),
    );
    const got = new Set(rows.map(({ place }) => place));
    const missing = [...due].filter((place) => !got.has(place));
    const surplus = [...got].filter((place) => !due.has(place));
    const message = `${table}: ${String(missing.length)} rows missing, ${String(surplus.length)} without a record, ${String(rows.length - got.size)} twice`;
    if (missing.length + surplus.length + rows.length - got.size > 0)
      found.push({ kind: 'warehouse', message });
  }
  return found;
}

/** The table of indicators keeps the last of every customer and business date; all others keep everything. */
function lasting(codec: Codec, topic: string, records: readonly ConsumedRecord[]): readonly ConsumedRecord[] {
  if (topic !== STATES) return records;
  const last = new Map<string, ConsumedRecord>();
  for (const record of records) {
    const { customerId, asOf } = readPlaced(codec, record);
    last.set(`${customerId}@${String(asOf)}`, record);
  }
  return [...last.values()];
}
