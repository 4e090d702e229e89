import { fullNameOf, isUnion, type AvroField, type AvroRecord, type AvroSchema } from './avro.ts';

/** A Wednesday of the sample ledger: 2013-07-10. */
const DAY = 15_896;
const MS_PER_DAY = 86_400_000;

const texts: Readonly<Record<string, string>> = {
  customerId: 'C-1',
  currency: 'USD',
  owner: 'collector',
  assignee: 'collector',
  grade: 'C',
  fromGrade: 'B',
  toGrade: 'C',
  computedGrade: 'C',
  region: 'EMEA',
  policyId: 'default',
  policySegment: 'large',
  policyVersion: '1',
  coreVersion: '1',
  ruleId: 'long-overdue',
};

const numbers: Readonly<Record<string, (name: string) => number>> = {
  int: () => 3,
  long: (name) => (name.endsWith('Minor') ? 120_050 : 41),
  float: () => 0.25,
  double: () => 0.25,
};

/** One sound record, as a client decodes it: dates as days, times as milliseconds, a branch with a value of every union. */
export function exampleOf(record: AvroRecord): Record<string, unknown> {
  return fieldsOf(record, record.namespace ?? '', new Map()) as Record<string, unknown>;
}

type Named = Map<string, AvroSchema>;

function fieldsOf(record: AvroRecord, namespace: string, named: Named): unknown {
  const entries = record.fields.map(({ name, type }: AvroField) => [
    name,
    valueOf(type, name, namespace, named),
  ]);
  return Object.fromEntries(entries);
}

function valueOf(schema: AvroSchema, name: string, namespace: string, named: Named): unknown {
  if (isUnion(schema)) {
    // Bytes are ciphertext: an example of them would say nothing.
    const branch = schema.find((one) => one !== 'null' && one !== 'bytes');
    return branch === undefined ? null : valueOf(branch, name, namespace, named);
  }
  if (typeof schema === 'string') {
    const known = named.get(fullNameOf(schema, namespace));
    return known === undefined ? primitiveOf(schema, name) : valueOf(known, name, namespace, named);
  }
  if (schema.type === 'record' || schema.type === 'enum') {
    const own = schema.namespace ?? namespace;
    named.set(fullNameOf(schema.name, own), schema);
    return schema.type === 'enum' ? schema.symbols[0] : fieldsOf(schema, own, named);
  }
  if (schema.type === 'array') return [valueOf(schema.items, name, namespace, named)];
  if (schema.type === 'map') return { name: valueOf(schema.values, name, namespace, named) };
  if (schema.logicalType === 'date') return DAY;
  if (schema.logicalType === 'timestamp-millis') return DAY * MS_PER_DAY;
  return primitiveOf(schema.type, name);
}

function primitiveOf(type: string, name: string): unknown {
  if (type === 'string') return texts[name] ?? name;
  if (type === 'boolean') return true;
  const number = numbers[type];
  if (number === undefined) throw new Error(`no example of the Avro type ${type}, of ${name}`);
  return number(name);
}
