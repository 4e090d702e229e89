import type { SchemaRegistry } from '../registry/registry.ts';
import { compileForeignType } from './avro-type.ts';
import type { DecodeFailure } from './decoded.ts';
import { compileReader } from './reader.ts';
import type { SchemaReader } from './reader.ts';
import { defaultCacheOptions, SchemaCache } from './schema-cache.ts';
import type { CacheOptions } from './schema-cache.ts';

export type ForeignDecoded =
  | { readonly ok: true; readonly fullName: string; readonly record: Readonly<Record<string, unknown>> }
  | DecodeFailure;

/** Decodes the Avro records of somebody else's topics, of any name, as their writer wrote them. */
export interface ForeignDecoder {
  /** Loads the schemas that the values name, before `decode`. Rejects with RegistryUnavailable. */
  ensure(values: Iterable<Buffer | null>): Promise<void>;
  /**
   * The record in a Kafka value: dates and timestamps as ISO texts, decimals as exact decimal texts, branches of
   * unions without wrapper. Total and synchronous.
   */
  decode(value: Buffer | null): ForeignDecoded;
}

/** A decoder for the records of any schema in the registry. */
export function createForeignDecoder(
  registry: SchemaRegistry,
  options: Partial<CacheOptions> = {},
): ForeignDecoder {
  const cache = new SchemaCache<SchemaReader | DecodeFailure>(
    registry,
    (schema, id) =>
      compileReader(schema, id, (type) => (type.typeName === 'record' ? type : null), compileForeignType),
    { ...defaultCacheOptions, ...options },
  );
  return {
    ensure: (values) => cache.ensure(values),
    decode(value) {
      const reader = cache.entryFor(value);
      if ('ok' in reader) return reader;
      const read = reader.read(value as Buffer);
      if (!read.ok) return read;
      return { ok: true, fullName: reader.fullName, record: read.value as Readonly<Record<string, unknown>> };
    },
  };
}
