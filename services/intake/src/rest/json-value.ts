import { dayOf } from '@foreshock/contracts';
import { failed, parsed, type Parsed } from '../values/outcome.ts';

/** The parts of an Avro schema that the contract uses. */
export type AvroSchema = string | readonly AvroSchema[] | AvroObject;

interface AvroObject {
  readonly type: AvroSchema;
  readonly logicalType?: string;
  readonly symbols?: readonly string[];
  readonly items?: AvroSchema;
  readonly values?: AvroSchema;
  readonly fields?: readonly AvroField[];
}

export interface AvroField {
  readonly name: string;
  readonly type: AvroSchema;
  readonly default?: unknown;
}

export type Fail = (pointer: string, detail: string) => void;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON value as the contract holds it: dates from `2026-03-01`, times from ISO texts, bytes from base64. */
export function valueFromJson(schema: AvroSchema, value: unknown, pointer: string, fail: Fail): unknown {
  if (Array.isArray(schema)) return unionFromJson(schema, value, pointer, fail);
  if (typeof schema === 'object') return objectFromJson(schema as AvroObject, value, pointer, fail);
  const outcome = primitives[schema]?.(value) ?? failed('type', `no values of type ${String(schema)}`);
  if (outcome.ok) return outcome.value;
  fail(pointer, outcome.message);
  return undefined;
}

function unionFromJson(schemas: readonly AvroSchema[], value: unknown, pointer: string, fail: Fail): unknown {
  if (value === null || value === undefined) {
    if (!schemas.includes('null')) fail(pointer, 'is missing');
    return null;
  }
  const schema = schemas.find((each) => each !== 'null');
  return schema === undefined ? null : valueFromJson(schema, value, pointer, fail);
}

function objectFromJson(schema: AvroObject, value: unknown, pointer: string, fail: Fail): unknown {
  const { type, logicalType } = schema;
  if (logicalType !== undefined) return valueFromJson(logicalType, value, pointer, fail);
  if (type === 'enum') {
    if (schema.symbols?.includes(value as string)) return value;
    fail(pointer, `must be one of ${schema.symbols?.join(', ') ?? ''}`);
    return undefined;
  }
  if (type === 'record') return recordFromJson(schema.fields ?? [], value, pointer, fail);
  if (type === 'array' && Array.isArray(value)) {
    return value.map((item, at) => valueFromJson(schema.items ?? 'null', item, `${pointer}/${at}`, fail));
  }
  if (type === 'map' && isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => {
      return [key, valueFromJson(schema.values ?? 'null', item, `${pointer}/${escaped(key)}`, fail)] as const;
    });
    return Object.fromEntries(entries);
  }
  if (type === 'array' || type === 'map') {
    fail(pointer, type === 'array' ? 'must be a list' : 'must be an object');
    return undefined;
  }
  return valueFromJson(type, value, pointer, fail);
}

/** An object with exactly the fields of a record; absent fields take their defaults, unknown ones are refused. */
export function recordFromJson(
  fields: readonly AvroField[],
  value: unknown,
  pointer: string,
  fail: Fail,
): Record<string, unknown> | undefined {
  if (!isObject(value)) {
    fail(pointer, 'must be an object');
    return undefined;
  }
  const names = new Set(fields.map(({ name }) => name));
  for (const name of Object.keys(value)) {
    if (!names.has(name)) fail(`${pointer}/${escaped(name)}`, 'is not a field of this record');
  }
  const entries = fields.map(({ name, type, default: absent }) => {
    const given = value[name] ?? absent;
    if (given === undefined) fail(`${pointer}/${name}`, 'is missing');
    return [
      name,
      given === undefined ? undefined : valueFromJson(type, given, `${pointer}/${name}`, fail),
    ] as const;
  });
  return Object.fromEntries(entries);
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const text = (value: unknown): Parsed<string> =>
  typeof value === 'string' ? parsed(value) : failed('type', 'must be text');

const integer = (value: unknown): Parsed<number> =>
  Number.isSafeInteger(value) ? parsed(value as number) : failed('type', 'must be a whole number');

const primitives: Readonly<Record<string, (value: unknown) => Parsed<unknown>>> = {
  null: (value) => (value === null ? parsed(null) : failed('type', 'must be null')),
  string: text,
  int: integer,
  long: integer,
  double: (value) => (Number.isFinite(value) ? parsed(value) : failed('type', 'must be a number')),
  boolean: (value) => (typeof value === 'boolean' ? parsed(value) : failed('type', 'must be true or false')),
  bytes: (value) =>
    typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
      ? parsed(Buffer.from(value, 'base64'))
      : failed('type', 'must be base64 text'),
  date: dateFromJson,
  'timestamp-millis': timeFromJson,
};

function dateFromJson(value: unknown): Parsed<number> {
  try {
    return parsed(dayOf(String(value)));
  } catch (error) {
    if (error instanceof RangeError) return failed('date-format', 'must be a date such as "2026-03-01"');
    throw error;
  }
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function timeFromJson(value: unknown): Parsed<number> {
  const ms = typeof value === 'string' && ISO_TIME.test(value) ? Date.parse(value) : NaN;
  if (Number.isFinite(ms)) return parsed(ms);
  return failed('time-format', 'must be a time with its zone such as "2026-03-01T12:00:00Z", or a date');
}
