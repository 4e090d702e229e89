import { isUnion } from './avro.ts';
import type { AvroSchema } from './avro.ts';

/**
 * Changes that Avro itself allows in both directions but which change what a value means: another logical type on the
 * same bytes, string for bytes. Returns the first one as text, or null.
 */
export function meaningProblem(older: AvroSchema, newer: AvroSchema, path: string): string | null {
  if (isUnion(older) && isUnion(newer)) return unionProblem(older, newer, path);
  if (typeof older === 'string' || typeof newer === 'string' || isUnion(older) || isUnion(newer)) {
    return kindOf(older) === kindOf(newer)
      ? null
      : `${path} changes from ${kindOf(older)} to ${kindOf(newer)}`;
  }
  if (older.type === 'record' && newer.type === 'record') {
    const byName = new Map(newer.fields.map((field) => [field.name, field.type]));
    return firstOf(older.fields, ({ name, type }) => {
      const other = byName.get(name);
      return other === undefined ? null : meaningProblem(type, other, `${path}.${name}`);
    });
  }
  if (older.type === 'array' && newer.type === 'array')
    return meaningProblem(older.items, newer.items, `${path}[]`);
  if (older.type === 'map' && newer.type === 'map')
    return meaningProblem(older.values, newer.values, `${path}{}`);
  return kindOf(older) === kindOf(newer) ? null : `${path} changes from ${kindOf(older)} to ${kindOf(newer)}`;
}

function unionProblem(
  older: readonly AvroSchema[],
  newer: readonly AvroSchema[],
  path: string,
): string | null {
  return firstOf(older, (branch) => {
    const same = newer.find((candidate) => avroKindOf(candidate) === avroKindOf(branch));
    return same === undefined
      ? `${path} loses its branch ${kindOf(branch)}`
      : meaningProblem(branch, same, path);
  });
}

function firstOf<Item>(items: readonly Item[], problemOf: (item: Item) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem) return problem;
  }
  return null;
}

/** `int`, `date`, `foreshock.risk.Evidence`…: what a value is, in one word. */
function kindOf(schema: AvroSchema): string {
  if (typeof schema === 'object' && 'logicalType' in schema && schema.logicalType) return schema.logicalType;
  return avroKindOf(schema);
}

function avroKindOf(schema: AvroSchema): string {
  if (typeof schema === 'string') return schema.slice(schema.lastIndexOf('.') + 1);
  if (isUnion(schema)) return 'union';
  return 'name' in schema ? schema.name : schema.type;
}
