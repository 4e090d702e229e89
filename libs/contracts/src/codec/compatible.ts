import { compileType, resolve } from './avro-type.ts';
import type { AvroSchema } from './avro-type.ts';

/** Why values written with one schema cannot be read with another, or null when they can. */
export function readProblem(reader: AvroSchema, writer: AvroSchema): string | null {
  const resolved = resolve(compileType(reader), compileType(writer));
  return resolved.ok ? null : resolved.message;
}
