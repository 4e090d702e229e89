import { fullNameOf, isUnion, partsOf } from './avro.ts';
import type { AvroEnum, AvroRecord, AvroSchema } from './avro.ts';
import type { RecordSource } from './source.ts';

/** A record or an enum that gets a TypeScript name, with its namespace filled in. */
export interface NamedSchema {
  readonly area: string;
  readonly fullName: string;
  readonly namespace: string;
  readonly schema: AvroRecord | AvroEnum;
}

/**
 * Every named schema of all records, inner ones first, each once.
 * Throws when one name has two definitions, or when two namespaces use the same short name.
 */
export function namedSchemas(records: readonly RecordSource[]): readonly NamedSchema[] {
  const byShortName = new Map<string, NamedSchema>();
  for (const record of records)
    collect(record.schema, record.schema.namespace ?? '', record.area, byShortName);
  return [...byShortName.values()];
}

function collect(schema: AvroSchema, namespace: string, area: string, found: Map<string, NamedSchema>): void {
  const inner = innerNamespace(schema, namespace);
  for (const part of partsOf(schema)) collect(part, inner, area, found);
  if (typeof schema === 'string' || isUnion(schema)) return;
  if (schema.type !== 'record' && schema.type !== 'enum') return;
  const named = { area, namespace: inner, fullName: fullNameOf(schema.name, inner), schema };
  const known = found.get(schema.name);
  if (known && !sameDefinition(known, named)) {
    throw new Error(
      `${named.fullName} is defined twice, differently (first as ${known.fullName}): give one a new name`,
    );
  }
  if (!known) found.set(schema.name, named);
}

function innerNamespace(schema: AvroSchema, namespace: string): string {
  return typeof schema === 'object' && 'namespace' in schema ? (schema.namespace ?? namespace) : namespace;
}

function sameDefinition(one: NamedSchema, other: NamedSchema): boolean {
  const shape = (named: NamedSchema) => JSON.stringify({ ...named.schema, namespace: named.namespace });
  return one.fullName === other.fullName && shape(one) === shape(other);
}
