import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { tableSpecs } from '@foreshock/warehouse';
import type { FakeStore, Row } from '@foreshock/warehouse/testing';
import { keyOf, type Broker } from './broker.ts';
import { oracle, type Expected } from './oracle.ts';
import { INPUT, type Item } from './workload.ts';

/** How a run can be wrong. */
export type ViolationKind =
  | 'lost'
  | 'duplicate'
  | 'order'
  | 'different'
  | 'uncommitted'
  | 'indicators'
  | 'dead-letters'
  | 'warehouse'
  | 'offsets'
  | 'stuck'
  | 'crash';

export interface Violation {
  readonly kind: ViolationKind;
  readonly message: string;
}

export const LETTERS = 'ledger.events.dlq';
const STATES = 'risk.indicators';
export const DECISIONS = [
  'risk.assessments',
  'risk.warnings',
  'risk.rating-changes',
  'risk.actions',
] as const;
export const TOPICS = [INPUT, LETTERS, STATES, ...DECISIONS] as const;

/** Everything that must hold when the world has come to rest. */
export function violationsOf(
  broker: Broker,
  store: FakeStore,
  items: ReadonlyMap<number, Item>,
  codec: Codec,
): Violation[] {
  const log = broker.partitionsOf(INPUT).map((at) => committed(broker, at));
  const expected = oracle(log, items, codec);
  return [
    ...uncommitted(broker, codec),
    ...decisions(broker, expected),
    ...states(broker, expected, codec),
    ...letters(broker, expected),
    ...offsets(broker),
    ...tables(broker, store, codec),
  ];
}

const committed = (broker: Broker, at: { topic: string; partition: number }): readonly ConsumedRecord[] =>
  broker.fetchTo(at, 0, broker.end(at)).records;

const allOf = (broker: Broker, topic: string): ConsumedRecord[] =>
  broker.partitionsOf(topic).flatMap((at) => committed(broker, at));

/** Nothing may cite a record of the log that was aborted. */
function uncommitted(broker: Broker, codec: Codec): Violation[] {
  const aborted = new Set(
    broker
      .partitionsOf(INPUT)
      .flatMap((at) => broker.aborted(at).map((offset) => `${String(at.partition)}@${String(offset)}`)),
  );
  return [STATES, ...DECISIONS]
    .flatMap((topic) => allOf(broker, topic))
    .flatMap((record) => {
      const { partition, offset } = decisionOf(codec, record);
      const place = `${String(partition)}@${String(offset)}`;
      return aborted.has(place)
        ? [{ kind: 'uncommitted' as const, message: `${record.topic} cites ${place}, which was aborted` }]
        : [];
    });
}

/** Every decision once, in its customer's order, byte for byte. */
function decisions(broker: Broker, expected: Expected): Violation[] {
  const found: Violation[] = [];
  for (const topic of DECISIONS) {
    const due = groupBy(
      expected.decisions.filter((one) => one.topic === topic),
      ({ customerId }) => customerId,
    );
    const got = groupBy(allOf(broker, topic), ({ key }) => String(key));
    for (const customerId of new Set([...due.keys(), ...got.keys()])) {
      const wanted = (due.get(customerId) ?? []).map(({ value }) => value.toString('base64'));
      const given = (got.get(customerId) ?? []).map(({ value }) => String(value?.toString('base64')));
      found.push(...compareSequences(`${topic} of ${customerId}`, wanted, given));
    }
  }
  return found;
}

function compareSequences(what: string, wanted: readonly string[], given: readonly string[]): Violation[] {
  if (wanted.join() === given.join()) return [];
  const found: Violation[] = [];
  const count = (list: readonly string[], one: string) => list.filter((other) => other === one).length;
  for (const one of new Set([...wanted, ...given])) {
    const [due, got] = [count(wanted, one), count(given, one)];
    if (due === 0) found.push({ kind: 'different', message: `${what}: a record that nothing led to` });
    else if (got < due) found.push({ kind: 'lost', message: `${what}: ${String(got)} of ${String(due)}` });
    else if (got > due)
      found.push({ kind: 'duplicate', message: `${what}: ${String(got)} for ${String(due)}` });
  }
  return found.length > 0 ? found : [{ kind: 'order', message: `${what}: the right records out of order` }];
}

/** How often state is published depends on batches; the last of every customer and business date does not. */
function states(broker: Broker, expected: Expected, codec: Codec): Violation[] {
  const found: Violation[] = [];
  const last = new Map<string, Buffer>();
  const seen = new Set<string>();
  for (const record of allOf(broker, STATES)) {
    const value = record.value as Buffer;
    const { customerId, asOf } = decisionOf(codec, record);
    last.set(`${customerId}@${String(asOf)}`, value);
    last.set(customerId, value);
    const bytes = value.toString('base64');
    if (seen.has(bytes))
      found.push({ kind: 'duplicate', message: `${STATES} of ${customerId} as of ${String(asOf)}` });
    seen.add(bytes);
  }
  for (const key of new Set([...expected.states.keys(), ...last.keys()])) {
    const [due, got] = [expected.states.get(key), last.get(key)];
    if (due === undefined || got === undefined || !due.equals(got))
      found.push({ kind: 'indicators', message: `${key}: ${got === undefined ? 'absent' : 'differs'}` });
  }
  return found;
}

function letters(broker: Broker, expected: Expected): Violation[] {
  const due = expected.letters.map((one) =>
    [
      one.partition,
      one.offset,
      one.stage,
      one.reason,
      one.key?.toString('base64'),
      one.value?.toString('base64'),
    ].join(),
  );
  const header = (record: ConsumedRecord, name: string) => String(record.headers[`__connect.errors.${name}`]);
  const got = allOf(broker, LETTERS).map((record) =>
    [
      ...['partition', 'offset', 'stage', 'exception.class.name'].map((name) => header(record, name)),
      record.key?.toString('base64'),
      record.value?.toString('base64'),
    ].join(),
  );
  const same = due.sort().join('\n') === got.sort().join('\n');
  return same
    ? []
    : [{ kind: 'dead-letters', message: `${String(due.length)} are due, ${String(got.length)} are there` }];
}

/** The group stands behind the last record, and not beyond the log. */
function offsets(broker: Broker): Violation[] {
  return broker.partitionsOf(INPUT).flatMap((at) => {
    const last = committed(broker, at).at(-1)?.offset ?? -1;
    const position = broker.position(at) ?? 0;
    const message = `${keyOf(at)}: the group stands at ${String(position)}, the last record at ${String(last)}`;
    return position > last && position <= broker.end(at) ? [] : [{ kind: 'offsets' as const, message }];
  });
}

/** Every committed record of every topic is a row, once; a second one may only wait for the table's own merge. */
function tables(broker: Broker, store: FakeStore, codec: Codec): Violation[] {
  const found: Violation[] = [];
  for (const spec of tableSpecs) {
    const due = new Map<string, string>();
    for (const record of allOf(broker, spec.topic)) {
      const mapping = spec.map(record, spec.decodes ? codec.decode(record.value) : null);
      if (mapping.ok) due.set(placeOf(mapping.row, spec.position), JSON.stringify(mapping.row));
    }
    const got = new Map<string, string>();
    for (const row of store.rows(spec.table)) {
      const place = placeOf(row, spec.position);
      const text = JSON.stringify(row);
      if (got.has(place) && got.get(place) !== text)
        found.push({ kind: 'warehouse', message: `${spec.table} has two different rows at ${place}` });
      got.set(place, text);
    }
    for (const place of new Set([...due.keys(), ...got.keys()])) {
      if (due.get(place) === got.get(place)) continue;
      const what = got.has(place) ? (due.has(place) ? 'differs' : 'has no record') : 'is missing';
      found.push({ kind: 'warehouse', message: `${spec.table}: the row at ${place} ${what}` });
    }
  }
  return found;
}

const placeOf = (row: Row, columns: { topic: string; partition: string; offset: string }): string =>
  [row[columns.topic], row[columns.partition], row[columns.offset]].join();

interface Placed {
  readonly customerId: string;
  readonly asOf: number;
  readonly partition: number;
  readonly offset: number;
}

function decisionOf(codec: Codec, record: ConsumedRecord): Placed {
  const decoded = codec.decode(record.value);
  if (!decoded.ok) throw new Error(`${record.topic} holds what nobody can read: ${decoded.message}`);
  return decoded.record as unknown as Placed;
}

function groupBy<T>(list: readonly T[], keyOfOne: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOfOne(one));
    if (group === undefined) groups.set(keyOfOne(one), [one]);
    else group.push(one);
  }
  return groups;
}
