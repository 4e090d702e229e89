import { ByteSink } from '@foreshock/clickhouse';
import type { RecordName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { TableSpec } from '../rows/tables.ts';
import type { RowStore } from '../store/row-store.ts';
import { schemaIdOf } from '../transcode/schema-id.ts';
import { todaysRecord } from '../transcode/same-form.ts';
import type { Transcoder } from '../transcode/transcoder.ts';
import type { Pack } from './chunk.ts';
import type { RecordDecoder } from './record-decoder.ts';

const NOTHING: Pack = () => null;

/** Knows which records have a row without being decoded, and makes it. */
export class Packing {
  readonly #store: RowStore;
  readonly #decoder: RecordDecoder;
  readonly #row = new ByteSink();
  /** By schema id; null: no schema of today. */
  readonly #names = new Map<number, RecordName | null>();
  /** By table and schema id; null: there is no such way. */
  readonly #transcoders = new Map<string, Map<number, Transcoder | null>>();

  constructor(store: RowStore, decoder: RecordDecoder) {
    this.#store = store;
    this.#decoder = decoder;
  }

  /** Loads what the records need. @throws RegistryUnavailable or a `ClickHouseFailure` */
  async ensure(spec: TableSpec, records: readonly ConsumedRecord[]): Promise<Pack> {
    const known = this.#transcoders.get(spec.table) ?? new Map<number, Transcoder | null>();
    this.#transcoders.set(spec.table, known);
    for (const record of records) {
      const id = schemaIdOf(record);
      if (id === null || known.has(id)) continue;
      // Whatever cannot be decoded has an id that means nothing, and may be any number.
      if (spec.decodes && this.#decoder.decode(record.value).ok) known.set(id, await this.#load(spec, id));
    }
    return known.size === 0 ? NOTHING : (record) => this.#pack(record, known);
  }

  async #load(spec: TableSpec, id: number): Promise<Transcoder | null> {
    const types = await this.#store.columnTypes?.(spec.table);
    if (types === undefined) return null;
    const name = await this.#nameOf(id);
    return name === null ? null : (spec.transcoder?.(name, types) ?? null);
  }

  async #nameOf(id: number): Promise<RecordName | null> {
    const before = this.#names.get(id);
    if (before !== undefined) return before;
    const schema = (await this.#decoder.schemaById?.(id)) ?? 'unknown';
    const name = typeof schema === 'string' ? null : todaysRecord(schema);
    this.#names.set(id, name);
    return name;
  }

  #pack(record: ConsumedRecord, known: ReadonlyMap<number, Transcoder | null>): Uint8Array | null {
    const id = schemaIdOf(record);
    const transcoder = id === null ? null : (known.get(id) ?? null);
    this.#row.clear();
    return transcoder?.(record, this.#row) === true ? Buffer.from(this.#row.bytes) : null;
  }
}
