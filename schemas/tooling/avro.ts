/** The part of Avro's schema language that the records of this folder use. */
export type AvroSchema =
  string | readonly AvroSchema[] | AvroRecord | AvroEnum | AvroArray | AvroMap | AvroLogical;

export interface AvroField {
  readonly name: string;
  readonly type: AvroSchema;
  readonly doc?: string;
  readonly default?: unknown;
}

export interface AvroRecord {
  readonly type: 'record';
  readonly name: string;
  readonly namespace?: string;
  readonly doc?: string;
  readonly fields: readonly AvroField[];
}

export interface AvroEnum {
  readonly type: 'enum';
  readonly name: string;
  readonly namespace?: string;
  readonly doc?: string;
  readonly symbols: readonly string[];
  readonly default?: string;
}

export interface AvroArray {
  readonly type: 'array';
  readonly items: AvroSchema;
}

export interface AvroMap {
  readonly type: 'map';
  readonly values: AvroSchema;
}

export interface AvroLogical {
  readonly type: 'int' | 'long' | 'bytes' | 'string';
  readonly logicalType?: string;
}

export const isUnion = (schema: AvroSchema): schema is readonly AvroSchema[] => Array.isArray(schema);

/** `foreshock.risk.Evidence` from a name that may be short and the namespace it stands in. */
export function fullNameOf(name: string, namespace: string): string {
  return name.includes('.') ? name : `${namespace}.${name}`;
}

/** Every schema directly inside another one. */
export function partsOf(schema: AvroSchema): readonly AvroSchema[] {
  if (typeof schema === 'string') return [];
  if (isUnion(schema)) return schema;
  if (schema.type === 'record') return schema.fields.map((field) => field.type);
  if (schema.type === 'array') return [schema.items];
  if (schema.type === 'map') return [schema.values];
  return [];
}
