import type { ApiKeyChanged } from '@foreshock/contracts';
import { keyIdOf, proves } from './api-key.ts';
import { defaultRows, type Principal } from './principal.ts';
import { isRole } from './roles.ts';

/** Every key there is, by its id: a fold over the topic that keeps the newest record of each. */
export class KeyBook {
  readonly #keys = new Map<string, ApiKeyChanged>();

  apply(record: ApiKeyChanged): void {
    this.#keys.set(record.keyId, record);
  }

  get(keyId: string): ApiKeyChanged | undefined {
    return this.#keys.get(keyId);
  }

  /** Newest first. */
  list(): ApiKeyChanged[] {
    return [...this.#keys.values()].sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Who a key belongs to; null where it is unknown, wrong, revoked or over. */
  principalOf(token: string, nowMs: number): Principal | null {
    const record = this.#keys.get(keyIdOf(token) ?? '');
    if (record === undefined || !proves(token, record.hash) || !isInForce(record, nowMs)) return null;
    const roles = record.roles.filter(isRole);
    const { owners, regions } = record;
    const rows = owners.length + regions.length > 0 ? { owners, regions } : defaultRows(record.name, roles);
    return { name: record.name, roles, rows };
  }
}

/** A revoked key may have a time of grace, in which whoever uses it takes the new one. */
export function isInForce(record: ApiKeyChanged, nowMs: number): boolean {
  return nowMs < record.expiresAt && (record.revokedAt === null || nowMs < record.revokedAt);
}
