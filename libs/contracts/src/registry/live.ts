import type { AvroSchema } from '../codec/avro-type.ts';
import { createRegistryHttp } from './http.ts';
import type { HttpAnswer, RegistryOptions } from './http.ts';
import { IncompatibleSchema, RegistryUnavailable } from './registry.ts';
import type { SchemaRegistry } from './registry.ts';

const compatibility = 'FULL_TRANSITIVE';

/** Confluent's error code for "no such schema"; a bare 404 says only that the address is wrong. */
const schemaNotFound = 40_403;

/** The port on a registry with Confluent's HTTP API (Confluent, Apicurio's ccompat, Redpanda, Karapace). */
export function createSchemaRegistry(options: RegistryOptions): SchemaRegistry {
  const http = createRegistryHttp(options);

  const configPath = (subject: string) => `/config/${encodeURIComponent(subject)}`;

  async function levelOf(subject: string): Promise<unknown> {
    return (await http.request('GET', configPath(subject))).body['compatibilityLevel'];
  }

  /** Several processes may do this at once; then all but one are refused, which is fine when the level stands. */
  async function holdTo(level: string, subject: string): Promise<void> {
    if ((await levelOf(subject)) === level) return;
    const set = await http.request('PUT', configPath(subject), { compatibility: level });
    if (set.ok || (await levelOf(subject)) === level) return;
    throw unexpected(set, `setting the compatibility of ${subject}`);
  }

  return {
    async register(subject, schema) {
      const path = `/subjects/${encodeURIComponent(subject)}/versions`;
      const answer = await http.request('POST', path, { schema: JSON.stringify(schema) });
      if (answer.status === 409) throw new IncompatibleSchema(`${subject}: ${answer.message}`);
      if (!answer.ok || !Number.isInteger(answer.body['id']))
        throw unexpected(answer, `registering ${subject}`);
      await holdTo(compatibility, subject);
      return Number(answer.body['id']);
    },

    async schemaById(id) {
      const answer = await http.request('GET', `/schemas/ids/${id}`);
      if (answer.body['error_code'] === schemaNotFound) return 'unknown';
      if (!answer.ok || typeof answer.body['schema'] !== 'string')
        throw unexpected(answer, `looking up schema ${id}`);
      return avroOf(answer);
    },
  };
}

function avroOf({ body }: HttpAnswer): AvroSchema | 'not-avro' {
  const references = body['references'];
  if ((body['schemaType'] ?? 'AVRO') !== 'AVRO') return 'not-avro';
  if (Array.isArray(references) && references.length > 0) return 'not-avro';
  const schema = parsed(String(body['schema']));
  if (typeof schema === 'string') return { type: schema };
  return typeof schema === 'object' && schema !== null ? schema : 'not-avro';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unexpected(answer: HttpAnswer, doing: string): RegistryUnavailable {
  return new RegistryUnavailable(`${doing}: ${answer.url} answered ${answer.status} ${answer.message}`);
}
