import type { AvroSchema } from './avro-type.ts';
import { behind, behindBlob, corrupt } from './scan-bytes.ts';
import type { Cursor } from './scan-bytes.ts';

/** Moves the cursor behind one value. Throws ScanProblem when the bytes there are no such value. */
export type Scan = (cursor: Cursor) => void;

/** A schema or a part of one: a name, an object, or the branches of a union. */
type Part = string | AvroSchema;

interface AvroObject {
  readonly type: Part;
  readonly name?: string;
  readonly namespace?: string;
  readonly fields?: readonly { readonly type: Part }[];
  readonly symbols?: readonly string[];
  readonly items?: Part;
  readonly values?: Part;
  readonly size?: number;
}

/** The named types seen so far, by full name, and the namespace in which names stand. */
interface Scope {
  readonly named: Map<string, Scan>;
  readonly namespace: string;
}

/**
 * The scan for values of a writer's schema. It runs before the decoder, which trusts the lengths and counts that it
 * reads: one corrupt count would make it allocate or loop without end.
 */
export function compileScan(schema: AvroSchema): Scan {
  return scanOf(schema, { named: new Map(), namespace: '' });
}

function scanOf(schema: Part, scope: Scope): Scan {
  if (typeof schema === 'string') return primitives[schema] ?? reference(schema, scope);
  if (Array.isArray(schema)) return union((schema as readonly Part[]).map((branch) => scanOf(branch, scope)));
  const object = schema as AvroObject;
  if (object.type === 'record' || object.type === 'error') return record(object, scope);
  if (object.type === 'enum') return define(object, scope, enumeration(object.symbols?.length ?? 0));
  if (object.type === 'fixed') return define(object, scope, (cursor) => behind(cursor, object.size ?? 0));
  if (object.type === 'array') return blocks(scanOf(object.items ?? 'null', scope));
  if (object.type === 'map') return blocks(entry(scanOf(object.values ?? 'null', scope)));
  return scanOf(object.type, scope);
}

const primitives: Readonly<Record<string, Scan>> = {
  null: () => undefined,
  boolean: (cursor) => {
    const byte = cursor.byte();
    if (byte > 1) throw corrupt(cursor, `a boolean of ${byte}`);
  },
  int: (cursor) => void cursor.int(),
  long: (cursor) => void cursor.long(),
  float: (cursor) => behind(cursor, 4),
  double: (cursor) => behind(cursor, 8),
  string: behindBlob,
  bytes: behindBlob,
};

function reference(name: string, scope: Scope): Scan {
  const fullName = name.includes('.') ? name : qualified(name, scope.namespace);
  let scan: Scan | undefined;
  return (cursor) => {
    scan ??= scope.named.get(fullName) ?? scope.named.get(name);
    if (!scan) throw corrupt(cursor, `a value of the undefined type ${fullName}`);
    scan(cursor);
  };
}

const qualified = (name: string, namespace: string): string => (namespace ? `${namespace}.${name}` : name);

function define(object: AvroObject, scope: Scope, scan: Scan): Scan {
  const name = object.name ?? '';
  scope.named.set(name.includes('.') ? name : qualified(name, object.namespace ?? scope.namespace), scan);
  return scan;
}

function record(object: AvroObject, scope: Scope): Scan {
  const fields: Scan[] = [];
  const scan = define(object, scope, (cursor) => {
    cursor.enter();
    for (const field of fields) field(cursor);
    cursor.leave();
  });
  const inner = { named: scope.named, namespace: namespaceInside(object, scope) };
  for (const field of object.fields ?? []) fields.push(scanOf(field.type, inner));
  return scan;
}

function namespaceInside(object: AvroObject, scope: Scope): string {
  const name = object.name ?? '';
  return name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : (object.namespace ?? scope.namespace);
}

function enumeration(symbols: number): Scan {
  return (cursor) => {
    const index = cursor.int();
    if (index < 0 || index >= symbols) throw corrupt(cursor, `symbol ${index} of an enum with ${symbols}`);
  };
}

function union(branches: readonly Scan[]): Scan {
  return (cursor) => {
    const index = cursor.int();
    const branch = branches[index];
    if (!branch) throw corrupt(cursor, `branch ${index} of a union with ${branches.length}`);
    branch(cursor);
  };
}

/** Arrays and maps: blocks of counted items up to a block of none; a negative count is followed by a size in bytes. */
function blocks(item: Scan): Scan {
  return (cursor) => {
    for (let count = cursor.long(); count !== 0; count = cursor.long()) {
      const size = count < 0 ? cursor.long() : undefined;
      const items = Math.abs(count);
      if (items > cursor.bytes.length - cursor.at)
        throw corrupt(cursor, `a block of ${items} items in fewer bytes`);
      const start = cursor.at;
      for (let i = 0; i < items; i += 1) item(cursor);
      if (size !== undefined && cursor.at - start !== size)
        throw corrupt(cursor, `a block not of its size ${size}`);
    }
  };
}

/** A key that names the prototype would vanish from the decoded object, so it counts as corrupt. */
function entry(value: Scan): Scan {
  return (cursor) => {
    const start = cursor.at;
    behindBlob(cursor);
    if (cursor.at - start === 10 && cursor.bytes.toString('latin1', start + 1, cursor.at) === '__proto__') {
      throw corrupt(cursor, 'the map key __proto__');
    }
    value(cursor);
  };
}
