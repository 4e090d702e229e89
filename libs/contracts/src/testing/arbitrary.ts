import fc from 'fast-check';
import type { RecordName, RecordTypes } from '../generated/records.ts';
import { recordSchemas } from '../generated/schemas.ts';

interface SchemaObject {
  readonly type: string;
  readonly name?: string;
  readonly symbols?: readonly string[];
  readonly fields?: readonly { readonly name: string; readonly type: unknown }[];
  readonly items?: unknown;
  readonly values?: unknown;
}

/** Any record of the contract that its schema allows, including values that validation refuses. */
export function arbitraryRecord<Name extends RecordName>(name: Name): fc.Arbitrary<RecordTypes[Name]> {
  return arbitraryOf(recordSchemas[name], new Map()) as fc.Arbitrary<RecordTypes[Name]>;
}

const primitives: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  int: () => fc.integer(),
  long: () => fc.maxSafeInteger(),
  double: () => fc.double(),
  string: () => fc.string({ unit: 'grapheme' }),
  bytes: () => fc.uint8Array().map((bytes) => Buffer.from(bytes)),
};

function arbitraryOf(schema: unknown, named: Map<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  if (Array.isArray(schema)) return fc.oneof(...schema.map((branch) => arbitraryOf(branch, named)));
  if (typeof schema === 'string') return named.get(lastPart(schema)) ?? primitive(schema);
  const object = schema as SchemaObject;
  if (object.type === 'array') return fc.array(arbitraryOf(object.items, named), { maxLength: 5 });
  if (object.type === 'map')
    return fc.dictionary(mapKey, arbitraryOf(object.values, named), { maxKeys: 5, noNullPrototype: true });
  if (object.type === 'enum') return remember(object, named, fc.constantFrom(...(object.symbols ?? [])));
  if (object.type === 'record') return remember(object, named, arbitraryFields(object, named));
  return arbitraryOf(object.type, named);
}

const mapKey = fc.string().filter((key) => key !== '__proto__');

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function primitive(name: string): fc.Arbitrary<unknown> {
  const make = primitives[name];
  if (!make) throw new Error(`no arbitrary for the Avro type ${name}`);
  return make();
}

function remember<Value>(
  object: SchemaObject,
  named: Map<string, fc.Arbitrary<unknown>>,
  made: fc.Arbitrary<Value>,
) {
  named.set(object.name ?? '', made);
  return made;
}

function arbitraryFields(
  object: SchemaObject,
  named: Map<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> {
  const fields = object.fields ?? [];
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, arbitraryOf(field.type, named)])), {
    noNullPrototype: true,
  });
}
