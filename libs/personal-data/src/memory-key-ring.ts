import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './envelope.ts';
import { keyIdOf } from './key-id.ts';
import type { DataKey, KeyRing } from './key-ring.ts';

/** Keys in memory, for tests. */
export class MemoryKeyRing implements KeyRing {
  readonly #keys = new Map<string, DataKey | null>();

  keyOf(customerId: string): Promise<DataKey | null> {
    const keyId = keyIdOf(customerId);
    const known = this.#keys.get(keyId);
    if (known !== undefined) return Promise.resolve(known);
    const made = { keyId, key: randomBytes(KEY_BYTES) };
    this.#keys.set(keyId, made);
    return Promise.resolve(made);
  }

  find(keyId: string): Promise<DataKey | null> {
    return Promise.resolve(this.#keys.get(keyId) ?? null);
  }

  erase(customerId: string): Promise<boolean> {
    const keyId = keyIdOf(customerId);
    const wasThere = (this.#keys.get(keyId) ?? null) !== null;
    this.#keys.set(keyId, null);
    return Promise.resolve(wasThere);
  }
}
