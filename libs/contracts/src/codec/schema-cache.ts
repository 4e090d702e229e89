import type { SchemaRegistry } from '../registry/registry.ts';
import type { AvroSchema } from './avro-type.ts';
import { failure } from './decoded.ts';
import type { DecodeFailure } from './decoded.ts';
import { frameSchemaId, frameSchemaIdAt } from './frame.ts';
import type { FetchedBytes } from './sound-cursor.ts';

export interface CacheOptions {
  /** Wall clock in milliseconds, for the age of negative answers only. */
  readonly now: () => number;
  /** How long an unknown id stays unknown before the registry is asked again. */
  readonly unknownTtlMs: number;
}

export const defaultCacheOptions: CacheOptions = { now: Date.now, unknownTtlMs: 30_000 };

/** A record whose schema is wanted; `raw` spares it the value. */
export interface SchemaUser {
  readonly value: Buffer | null;
  readonly raw?: FetchedBytes;
}

/** Bound on remembered unknown ids, so that a stream of random ids cannot fill the memory. */
const maximumUnknown = 10_000;

/** What was made of each schema id: filled by `ensure`, read synchronously by `entryFor`. */
export class SchemaCache<Entry> {
  readonly #known = new Map<number, Entry>();
  readonly #unknownUntil = new Map<number, number>();
  readonly #pending = new Map<number, Promise<void>>();
  readonly #registry: SchemaRegistry;
  readonly #compile: (schema: AvroSchema | 'not-avro', id: number) => Entry;
  readonly #options: CacheOptions;

  constructor(
    registry: SchemaRegistry,
    compile: (schema: AvroSchema | 'not-avro', id: number) => Entry,
    options: CacheOptions,
  ) {
    this.#registry = registry;
    this.#compile = compile;
    this.#options = options;
  }

  /** What was made of the schema that a framed value names, or why there is none. */
  entryFor(value: Buffer | null): Entry | DecodeFailure {
    if (value === null) return failure('null-value', 'the record has no value');
    const id = frameSchemaId(value);
    if (id === null)
      return failure('not-confluent-framed', `${value.length} bytes without a schema id in front`);
    return this.#known.get(id) ?? failure('unknown-schema-id', `the registry has no schema ${id}`);
  }

  /** What was made of the schema that a framed value in [from, to) names; undefined when there is none. */
  entryAt(bytes: Buffer, from: number, to: number): Entry | undefined {
    const id = frameSchemaIdAt(bytes, from, to);
    return id === null ? undefined : this.#known.get(id);
  }

  /** Loads the schemas that framed values name. Rejects with RegistryUnavailable. */
  async ensure(values: Iterable<Buffer | null>): Promise<void> {
    const missing = new Set<number>();
    for (const value of values) this.#note(value && frameSchemaId(value), missing);
    for (const id of missing) await this.#load(id);
  }

  /** The same for records that may still lie in their fetch. */
  async ensureFor(records: readonly SchemaUser[]): Promise<void> {
    const missing = new Set<number>();
    for (const record of records) {
      const { raw } = record;
      if (raw !== undefined) this.#note(frameSchemaIdAt(raw.bytes, raw.valueStart, raw.valueEnd), missing);
      else this.#note(record.value && frameSchemaId(record.value), missing);
    }
    for (const id of missing) await this.#load(id);
  }

  #note(id: number | null, missing: Set<number>): void {
    if (id !== null && !this.#known.has(id) && !this.#isUnknown(id)) missing.add(id);
  }

  /** One request per id at a time, also when several batches ask for it. */
  #load(id: number): Promise<void> {
    const pending = this.#pending.get(id) ?? this.#request(id).finally(() => this.#pending.delete(id));
    this.#pending.set(id, pending);
    return pending;
  }

  async #request(id: number): Promise<void> {
    const schema = await this.#registry.schemaById(id);
    if (schema === 'unknown') this.#rememberUnknown(id);
    else this.#known.set(id, this.#compile(schema, id));
  }

  #isUnknown(id: number): boolean {
    return (this.#unknownUntil.get(id) ?? -Infinity) > this.#options.now();
  }

  #rememberUnknown(id: number): void {
    if (this.#unknownUntil.size >= maximumUnknown) this.#unknownUntil.clear();
    this.#unknownUntil.set(id, this.#options.now() + this.#options.unknownTtlMs);
  }
}
