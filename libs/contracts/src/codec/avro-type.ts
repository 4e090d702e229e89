import avro from 'avsc';
import { textLogicalTypes, textLong } from './logical-types.ts';
import { safeLong } from './long.ts';

/** An Avro schema as parsed JSON; one that is only a name stands as `{ type: name }`. */
export type AvroSchema = object;

export type AvroType = avro.Type;
export type AvroResolver = ReturnType<AvroType['createResolver']>;

/** The compiled type of a schema: `["null", T]` a value or null, `date` an int. Throws on a schema that is no Avro. */
export function compileType(schema: AvroSchema): AvroType {
  return avro.Type.forSchema(schema as avro.Schema, {
    wrapUnions: false,
    omitRecordMethods: true,
    typeHook: (part) => (isLong(part) ? safeLong : undefined),
  });
}

/** The compiled type of a schema that is not ours: logical types come out as texts. Throws on a schema that is no Avro. */
export function compileForeignType(schema: AvroSchema): AvroType {
  return avro.Type.forSchema(schema as avro.Schema, {
    wrapUnions: 'auto',
    omitRecordMethods: true,
    logicalTypes: textLogicalTypes,
    typeHook: (part) =>
      isLong(part) ? textLong((part as { readonly logicalType?: string }).logicalType) : undefined,
  });
}

function isLong(schema: avro.Schema): boolean {
  return schema === 'long' || (typeof schema === 'object' && 'type' in schema && schema.type === 'long');
}

/** How `reader` reads what `writer` wrote, or the reason why it cannot. */
export function resolve(
  reader: AvroType,
  writer: AvroType,
): { readonly ok: true; readonly resolver: AvroResolver } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, resolver: reader.createResolver(writer) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
