import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { Expected } from './oracle.ts';
import { DECISIONS, LETTERS, STATES } from './topics.ts';

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

/** The committed records of a topic, partition after partition, in order. */
export type Published = (topic: string) => readonly ConsumedRecord[];

/** How far what was published differs from what the log leads to. */
export function outputViolations(published: Published, expected: Expected, codec: Codec): Violation[] {
  return [
    ...decisions(published, expected),
    ...states(published, expected, codec),
    ...letters(published, expected),
  ];
}

/** Every decision once, in its customer's order, byte for byte. */
function decisions(published: Published, expected: Expected): Violation[] {
  const found: Violation[] = [];
  for (const topic of DECISIONS) {
    const due = groupBy(
      expected.decisions.filter((one) => one.topic === topic),
      ({ customerId }) => customerId,
    );
    const got = groupBy(published(topic), ({ key }) => String(key));
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
function states(published: Published, expected: Expected, codec: Codec): Violation[] {
  const found: Violation[] = [];
  const last = new Map<string, Buffer>();
  const seen = new Set<string>();
  for (const record of published(STATES)) {
    const value = record.value as Buffer;
    const { customerId, asOf } = readPlaced(codec, record);
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

function letters(published: Published, expected: Expected): Violation[] {
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
  const got = published(LETTERS).map((record) =>
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

/** Where an output says that it comes from. */
export interface Placed {
  readonly customerId: string;
  readonly asOf: number;
  readonly partition: number;
  readonly offset: number;
}

export function readPlaced(codec: Codec, record: ConsumedRecord): Placed {
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
