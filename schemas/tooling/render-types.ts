import { isUnion } from './avro.ts';
import type { AvroEnum, AvroField, AvroRecord, AvroSchema } from './avro.ts';
import type { NamedSchema } from './named.ts';
import { fileHead } from './file-head.ts';

const primitives: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  string: 'string',
  bytes: 'Buffer',
};

const logicalTypes: Readonly<Record<string, string>> = { date: 'Day', 'timestamp-millis': 'TimestampMs' };

/** TypeScript for every record and enum of the contract: interfaces, and for each enum a list of its symbols. */
export function renderTypes(named: readonly NamedSchema[]): string {
  return [
    fileHead,
    '/** Days since 1970-01-01. */\nexport type Day = number;\n',
    '/** Milliseconds since 1970-01-01T00:00:00Z. */\nexport type TimestampMs = number;\n',
    ...named.map(({ schema }) => (schema.type === 'enum' ? renderEnum(schema) : renderRecord(schema))),
  ].join('\n');
}

function renderEnum(schema: AvroEnum): string {
  const list = symbolsName(schema.name);
  const symbols = schema.symbols.map((symbol) => `'${symbol}'`).join(', ');
  return `${renderDoc(schema.doc)}export const ${list} = [${symbols}] as const;\nexport type ${schema.name} = (typeof ${list})[number];\n`;
}

/** `InvoiceKind` → `invoiceKinds`, `Severity` → `severities`. */
function symbolsName(name: string): string {
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return plural.charAt(0).toLowerCase() + plural.slice(1);
}

function renderRecord(schema: AvroRecord): string {
  const fields = schema.fields.map((field) => renderField(field)).join('');
  return `${renderDoc(schema.doc)}export interface ${schema.name} {\n${fields}}\n`;
}

function renderField(field: AvroField): string {
  return `${renderDoc(field.doc, '  ')}  readonly ${field.name}: ${typeText(field.type)};\n`;
}

function renderDoc(doc: string | undefined, indent = ''): string {
  return doc ? `${indent}/** ${doc.replaceAll('*/', '*\\/')} */\n` : '';
}

/** The TypeScript type of an Avro schema; a union with null is the type or null, without wrapper objects. */
function typeText(schema: AvroSchema): string {
  if (typeof schema === 'string') return primitives[schema] ?? schema.slice(schema.lastIndexOf('.') + 1);
  if (isUnion(schema)) return [...schema].sort(nullLast).map(typeText).join(' | ');
  if (schema.type === 'array') return `readonly ${inArray(typeText(schema.items))}[]`;
  if (schema.type === 'map') return `Readonly<Record<string, ${typeText(schema.values)}>>`;
  if (schema.type === 'record' || schema.type === 'enum') return schema.name;
  return logicalTypes[schema.logicalType ?? ''] ?? typeText(schema.type);
}

const nullLast = (one: AvroSchema, other: AvroSchema): number =>
  Number(one === 'null') - Number(other === 'null');

const inArray = (text: string): string => (text.includes(' ') ? `(${text})` : text);
