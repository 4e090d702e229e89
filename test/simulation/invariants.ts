import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { tableSpecs } from '@foreshock/warehouse';
import type { FakeStore, Row } from '@foreshock/warehouse/testing';
import { keyOf, type Broker } from './broker.ts';
import { oracle } from './oracle.ts';
import { outputViolations, readPlaced, type Violation } from './output-violations.ts';
import { NUMBER_HEADER } from './producer.ts';
import { DECISIONS, INPUT, STATES } from './topics.ts';
import type { Item, Meaning } from './workload.ts';

/** Everything that must hold when the world has come to rest. */
export function violationsOf(
  broker: Broker,
  store: FakeStore,
  items: ReadonlyMap<number, Item>,
  codec: Codec,
): Violation[] {
  const log = broker.partitionsOf(INPUT).map((at) => committed(broker, at));
  const made = (record: ConsumedRecord): Meaning => {
    const item = items.get(Number(record.headers[NUMBER_HEADER]));
    if (item === undefined) throw new Error(`offset ${String(record.offset)} was never sent`);
    return item.meaning;
  };
  const expected = oracle(log, made, codec);
  const published = (topic: string) => allOf(broker, topic);
  return [
    ...uncommitted(broker, codec),
    ...outputViolations(published, expected, codec),
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
      const { partition, offset } = readPlaced(codec, record);
      const place = `${String(partition)}@${String(offset)}`;
      return aborted.has(place)
        ? [{ kind: 'uncommitted' as const, message: `${record.topic} cites ${place}, which was aborted` }]
        : [];
    });
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
