import { recordNames, recordSchemas, type RecordName } from '@foreshock/contracts';
import type { AvroNode } from '../rows/avro.ts';

const names = new Map<string, RecordName>(recordNames.map((name) => [formOf(recordSchemas[name]), name]));

/** The record of which a writer's schema is today's, words and defaults aside; null for every other schema. */
export const todaysRecord = (schema: object): RecordName | null => names.get(formOf(schema)) ?? null;

/** What a schema's bytes depend on, as text. */
function formOf(schema: object): string {
  return JSON.stringify(partsOf(schema as AvroNode));
}

function partsOf(node: AvroNode): unknown {
  if (typeof node === 'string') return node;
  if (!('type' in node)) return node.map(partsOf);
  const { type, logicalType, name, namespace, symbols, fields, items, values } = node;
  return {
    type: partsOf(type),
    ...{ logicalType, name, namespace, symbols },
    ...(items === undefined ? {} : { items: partsOf(items) }),
    ...(values === undefined ? {} : { values: partsOf(values) }),
    ...(fields === undefined ? {} : { fields: fields.map((field) => [field.name, partsOf(field.type)]) }),
  };
}
