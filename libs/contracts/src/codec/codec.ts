import { recordNames } from '../records.ts';
import { recordSchemas } from '../generated/schemas.ts';
import { recordTable } from '../generated/records.ts';
import type { RecordName, RecordTypes } from '../generated/records.ts';
import type { SchemaRegistry } from '../registry/registry.ts';
import { compileType } from './avro-type.ts';
import type { AvroType } from './avro-type.ts';
import type { Decoded, DecodeFailure, TypedRecord } from './decoded.ts';
import { createEncoder } from './encoder.ts';
import { compileReader } from './reader.ts';
import type { SchemaReader } from './reader.ts';
import { defaultCacheOptions, SchemaCache } from './schema-cache.ts';
import type { CacheOptions, SchemaUser } from './schema-cache.ts';
import { soundReaders } from './sound-readers.ts';
import type { SoundReader } from './sound-readers.ts';
import type { FetchedBytes } from './sound-cursor.ts';

export interface Decoder {
  /** Loads the schemas that the values name, before `decode`. Rejects with RegistryUnavailable. */
  ensure(values: Iterable<Buffer | null>): Promise<void>;
  /** The record in a Kafka value, read as today's type whatever version wrote it. Total and synchronous. */
  decode(value: Buffer | null): Decoded;
}

/** A decoder for the hot path: it reads records where they lie in their fetch. */
export interface FetchDecoder extends Decoder {
  /** Loads the schemas that the records name, without making a buffer of each value. Rejects with RegistryUnavailable. */
  ensureFor(records: readonly SchemaUser[]): Promise<void>;
  /**
   * The same record for a fraction of the time, with `validateRecord` passed and its key equal to its customer's id; or
   * null, which says nothing: `decode` and `validateRecord` then tell what the record is or what is wrong with it.
   */
  readSound(fetched: FetchedBytes): TypedRecord | null;
}

export interface Codec extends FetchDecoder {
  /** Registers every record's schema (idempotent), which `encode` needs for the ids. */
  registerAll(): Promise<void>;
  /**
   * The framed bytes of a record: the caller's to keep, they are not written again. Throws on a value that does not
   * fit the schema, naming the field, and before `registerAll`: both are faults of the program.
   */
  encode<Name extends RecordName>(name: Name, record: RecordTypes[Name]): Buffer;
}

type Entry =
  | { readonly type: RecordName; readonly reader: SchemaReader; readonly sound: SoundReader | undefined }
  | DecodeFailure;

/** Encodes and decodes the records of the contract. Lists of ids live as long as the codec. */
export function createCodec(registry: SchemaRegistry, options: Partial<CacheOptions> = {}): Codec {
  const types = new Map<RecordName, AvroType>(
    recordNames.map((name) => [name, compileType(recordSchemas[name])]),
  );
  const cache = new SchemaCache<Entry>(registry, (schema, id) => entryOf(schema, id, types), {
    ...defaultCacheOptions,
    ...options,
  });
  const encoder = createEncoder(types);
  const register = async (name: RecordName): Promise<void> => {
    encoder.setId(name, await registry.register(recordTable[name].fullName, recordSchemas[name]));
  };
  let registered: Promise<void> | null = null;
  return {
    encode: encoder.encode,
    ensure: (values) => cache.ensure(values),
    ensureFor: (records) => cache.ensureFor(records),
    decode: (value) => decodeWith(cache, value),
    readSound(fetched) {
      const entry = cache.entryAt(fetched.bytes, fetched.valueStart, fetched.valueEnd);
      return entry === undefined || 'ok' in entry ? null : (entry.sound?.(fetched) ?? null);
    },
    registerAll() {
      registered ??= inLanes(recordNames, REGISTERED_AT_ONCE, register).catch((error: unknown) => {
        registered = null; // the next call tries again
        throw error;
      });
      return registered;
    },
  };
}

/** Every service registers when it starts: more at once and a small registry answers none of them in time. */
const REGISTERED_AT_ONCE = 4;

/** Works through a list, at most `lanes` of its items at a time. */
async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const namesByFullName = new Map<string, RecordName>(
  recordNames.map((name) => [recordTable[name].fullName, name]),
);

function entryOf(
  schema: Parameters<typeof compileReader>[0],
  id: number,
  types: Map<RecordName, AvroType>,
): Entry {
  const reader = compileReader(schema, id, (writer) => {
    const name = namesByFullName.get(writer.name ?? '');
    return (name && types.get(name)) ?? null;
  });
  if ('ok' in reader) return reader;
  const type = namesByFullName.get(reader.fullName) as RecordName;
  return { type, reader, sound: reader.own ? soundReaders[type] : undefined };
}

function decodeWith(cache: SchemaCache<Entry>, value: Buffer | null): Decoded {
  const entry = cache.entryFor(value);
  if ('ok' in entry) return entry;
  const read = entry.reader.read(value as Buffer);
  return read.ok ? ({ ok: true, type: entry.type, record: read.value } as { ok: true } & TypedRecord) : read;
}
