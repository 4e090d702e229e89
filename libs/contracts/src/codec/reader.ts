import { compileType, resolve } from './avro-type.ts';
import type { AvroResolver, AvroSchema, AvroType } from './avro-type.ts';
import { failure } from './decoded.ts';
import type { DecodeFailure } from './decoded.ts';
import { frameBytes } from './frame.ts';
import { compileScan } from './scan.ts';
import type { Scan } from './scan.ts';
import { Cursor, ScanProblem } from './scan-bytes.ts';

/** Reads the values of one writer's schema as one reader's type. */
export interface SchemaReader {
  readonly fullName: string;
  /** Whether the writer's schema is the reader's own, byte for byte of its values. */
  readonly own: boolean;
  /** The value in framed bytes. Total: bytes of any kind give a value or a failure. */
  read(bytes: Buffer): { readonly ok: true; readonly value: unknown } | DecodeFailure;
}

/** Picks the type as which a writer's values are read; null when records of that name are not read at all. */
export type ReaderTypeOf = (writer: AvroType) => AvroType | null;

/** A reader for a schema from the registry, or why its values cannot be read. */
export function compileReader(
  schema: AvroSchema | 'not-avro',
  id: number,
  readerTypeOf: ReaderTypeOf,
  compile: (schema: AvroSchema) => AvroType = compileType,
): SchemaReader | DecodeFailure {
  if (schema === 'not-avro') return failure('unknown-record', `schema ${id} is not Avro`);
  const writer = parse(schema, compile);
  if (writer === null) return failure('unknown-record', `schema ${id} is no valid Avro schema`);
  const reader = readerTypeOf(writer);
  if (!reader)
    return failure(
      'unknown-record',
      `schema ${id} describes ${writer.name ?? writer.typeName}, which is not read here`,
    );
  if (reader.equals(writer)) return readerOf(reader, undefined, compileScan(schema));
  const resolved = resolve(reader, writer);
  if (!resolved.ok)
    return failure('incompatible-schema', `schema ${id} of ${writer.name}: ${resolved.message}`);
  return readerOf(reader, resolved.resolver, compileScan(schema));
}

function parse(schema: AvroSchema, compile: (schema: AvroSchema) => AvroType): AvroType | null {
  try {
    return compile(schema);
  } catch {
    return null;
  }
}

function readerOf(type: AvroType, resolver: AvroResolver | undefined, scan: Scan): SchemaReader {
  const fullName = type.name ?? type.typeName;
  return {
    fullName,
    own: resolver === undefined,
    read(bytes) {
      const problem = scanned(scan, bytes, fullName);
      if (problem) return problem;
      const decoded: { readonly value: unknown; readonly offset: number } = type.decode(
        bytes,
        frameBytes,
        resolver,
      );
      if (decoded.offset === bytes.length) return { ok: true, value: decoded.value };
      throw new Error(
        `${fullName}: the scan accepted ${bytes.length} bytes of which the decoder read ${decoded.offset}`,
      );
    },
  };
}

/** The failure that a scan of all bytes behind the frame ends with, or null. */
function scanned(scan: Scan, bytes: Buffer, fullName: string): DecodeFailure | null {
  const cursor = new Cursor(bytes, frameBytes);
  try {
    scan(cursor);
  } catch (error) {
    if (error instanceof ScanProblem) return failure(error.reason, `${fullName}: ${error.message}`);
    throw error;
  }
  const rest = bytes.length - cursor.at;
  return rest === 0 ? null : failure('trailing-bytes', `${rest} bytes follow the ${fullName}`);
}
