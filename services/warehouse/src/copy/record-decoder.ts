import { createCodec, type Decoder, type FetchDecoder, type SchemaRegistry } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';

/** A decoder that may also tell the schema of an id, without which every record is decoded. */
export type RecordDecoder = Decoder &
  Partial<Pick<FetchDecoder, 'ensureFor'>> &
  Partial<Pick<SchemaRegistry, 'schemaById'>>;

/** A decoder that tells the schemas of a registry. */
export function recordDecoderOf(registry: SchemaRegistry): RecordDecoder {
  return { ...createCodec(registry), schemaById: (id) => registry.schemaById(id) };
}

/** Loads the schemas that records name. @throws RegistryUnavailable */
export function ensureFor(decoder: RecordDecoder, records: readonly ConsumedRecord[]): Promise<void> {
  return decoder.ensureFor?.(records) ?? decoder.ensure(records.map((record) => record.value));
}
