import type { AvroSchema } from '../codec/avro-type.ts';

/** Port to a Confluent-compatible schema registry. Both calls may reject with RegistryUnavailable. */
export interface SchemaRegistry {
  /**
   * Registers a schema under a subject and returns its id; the same schema again gives the same id.
   * Rejects with IncompatibleSchema when the subject's earlier versions forbid it.
   */
  register(subject: string, schema: AvroSchema): Promise<number>;

  /** The writer's schema of an id; `unknown` when the registry has no such id, `not-avro` when it is of another kind. */
  schemaById(id: number): Promise<AvroSchema | 'unknown' | 'not-avro'>;
}

/** The registry gave no answer that says anything about the schema: wait and ask again. */
export class RegistryUnavailable extends Error {
  override readonly name = 'RegistryUnavailable';
}

/** The registry refused a new version because of the subject's compatibility rule. */
export class IncompatibleSchema extends Error {
  override readonly name = 'IncompatibleSchema';
}
