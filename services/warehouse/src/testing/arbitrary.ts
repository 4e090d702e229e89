import fc from 'fast-check';
import { recordSchemas, type RecordName } from '@foreshock/contracts';
import type { AvroNode } from '../rows/avro.ts';
import { DAY_MS, END_MS, FIRST_MS } from '../rows/span.ts';

/** Any record that has a row: days and times within what a column holds, finite numbers. */
export const storableRecord = (name: RecordName): fc.Arbitrary<object> =>
  valueOf(recordSchemas[name] as AvroNode, STORABLE) as fc.Arbitrary<object>;

/** Any record that the schema allows, also one that no column holds. */
export const anyRecord = (name: RecordName): fc.Arbitrary<object> =>
  valueOf(recordSchemas[name] as AvroNode, ANY) as fc.Arbitrary<object>;

type Leaves = Readonly<Record<string, fc.Arbitrary<unknown>>>;

const edges = [0, 1, 63, 64, 8191, 8192, 2 ** 27, 2 ** 28, 2 ** 31 - 1];
const ints = fc.oneof(fc.integer(), fc.constantFrom(...edges.flatMap((edge) => [edge, -edge - 1])));
const longEdges = [2 ** 31, 2 ** 32, 2 ** 34, 2 ** 35, 2 ** 51, 2 ** 52, 2 ** 53 - 1];
const longs = fc.oneof(
  ints,
  fc.maxSafeInteger(),
  fc.constantFrom(...longEdges.flatMap((edge) => [edge, -edge, edge - 1, 1 - edge])),
);
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ minLength: 45, maxLength: 200 }),
  fc.constantFrom('', '"\\\n\u0000\u007f', '\u2028', '中文', '😀', 'é'.repeat(70)),
);

const ANY: Leaves = {
  null: fc.constant(null),
  boolean: fc.boolean(),
  int: ints,
  long: longs,
  double: fc.double(),
  string: texts,
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  date: ints,
  'timestamp-millis': longs,
};

const STORABLE: Leaves = {
  ...ANY,
  double: fc.double({ noNaN: true, noDefaultInfinity: true }),
  date: fc.integer({ min: FIRST_MS / DAY_MS, max: END_MS / DAY_MS - 1 }),
  'timestamp-millis': fc.integer({ min: FIRST_MS, max: END_MS - 1 }),
};

function valueOf(node: AvroNode, leaves: Leaves): fc.Arbitrary<unknown> {
  if (typeof node === 'string') return leaves[node] ?? fc.constantFrom(node);
  if (!('type' in node)) return fc.oneof(...node.map((branch) => valueOf(branch, leaves)));
  const leaf = leaves[node.logicalType ?? ''];
  if (leaf !== undefined) return leaf;
  if (node.type === 'enum') return fc.constantFrom(...(node.symbols ?? []));
  if (node.type === 'array') return fc.array(valueOf(node.items as AvroNode, leaves), { maxLength: 4 });
  if (node.type === 'map') return fc.dictionary(mapKeys, valueOf(node.values as AvroNode, leaves));
  if (node.type !== 'record') return valueOf(node.type, leaves);
  const fields = (node.fields ?? []).map(({ name, type }) => [name, valueOf(type, leaves)] as const);
  return fc.record(Object.fromEntries(fields));
}

const mapKeys = fc.string().filter((key) => key !== '__proto__');
