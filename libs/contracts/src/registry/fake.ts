import type { AvroSchema } from '../codec/avro-type.ts';
import { readProblem } from '../codec/compatible.ts';
import { IncompatibleSchema, RegistryUnavailable } from './registry.ts';
import type { SchemaRegistry } from './registry.ts';

export interface FakeRegistry extends SchemaRegistry {
  /** From now on (or no more) every call rejects with RegistryUnavailable. */
  setDown(down: boolean): void;
  /** How often `schemaById` was called. */
  readonly lookups: number;
}

/** A registry in memory with the same rules: ids by content, FULL_TRANSITIVE per subject. */
export function createFakeRegistry(): FakeRegistry {
  const ids = new Map<string, number>();
  const versions = new Map<string, AvroSchema[]>();
  let down = false;
  let lookups = 0;

  function answer<Result>(result: () => Result): Promise<Result> {
    if (down) return Promise.reject(new RegistryUnavailable('the schema registry is down'));
    return Promise.resolve().then(result);
  }

  return {
    get lookups() {
      return lookups;
    },
    setDown(value) {
      down = value;
    },
    register: (subject, schema) =>
      answer(() => {
        const earlier = versions.get(subject) ?? [];
        const text = JSON.stringify(schema);
        if (!earlier.some((version) => JSON.stringify(version) === text)) {
          refuseIncompatible(subject, schema, earlier);
          versions.set(subject, [...earlier, schema]);
        }
        const id = ids.get(text) ?? ids.size + 1;
        ids.set(text, id);
        return id;
      }),
    schemaById: (id) => {
      lookups += 1;
      return answer(() => {
        const text = [...ids].find(([, known]) => known === id)?.[0];
        return text === undefined ? 'unknown' : (JSON.parse(text) as AvroSchema);
      });
    },
  };
}

function refuseIncompatible(subject: string, schema: AvroSchema, earlier: readonly AvroSchema[]): void {
  for (const version of earlier) {
    const found = readProblem(schema, version) ?? readProblem(version, schema);
    if (found) throw new IncompatibleSchema(`${subject}: ${found}`);
  }
}
