import type { ApiKeyChanged } from '@foreshock/contracts';
import { z } from 'zod';
import { newKey, type NewKey } from './api-key.ts';
import { roleNames } from './roles.ts';

const DAY_MS = 86_400_000;
const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u, 'expected letters, digits and . _ @ -');
const names = z.array(z.string().min(1).max(128)).max(50).default([]);

/** What an administrator asks for. */
export const keyRequest = z.strictObject({
  name: name.describe('Whose key it is; stands in the audit and as author of acts.'),
  roles: z.array(z.enum(roleNames)).min(1).max(roleNames.length),
  owners: names.describe(
    'Collectors whose customers it sees. With no owner and no region: of a collector his own, else all.',
  ),
  regions: names.describe('Regions whose customers it sees.'),
  days: z.number().int().min(1).max(366).default(90).describe('Days until it expires.'),
});
export type KeyRequest = z.output<typeof keyRequest>;

export const rotationRequest = z.strictObject({
  days: z.number().int().min(1).max(366).default(90),
  graceHours: z.number().int().min(0).max(168).default(24).describe('How long the old key stays good.'),
});

export interface Issued {
  readonly key: NewKey;
  readonly record: ApiKeyChanged;
}

export function issue(request: KeyRequest, by: string, nowMs: number, key = newKey()): Issued {
  const { days, ...granted } = request;
  const record = {
    keyId: key.keyId,
    hash: key.hash,
    ...granted,
    createdAt: nowMs,
    createdBy: by,
    expiresAt: nowMs + days * DAY_MS,
    revokedAt: null,
    replaces: null,
  };
  return { key, record };
}

/** A new key with the rights of an old one, and the old one with the time that it has left. */
export function rotate(
  old: ApiKeyChanged,
  request: z.output<typeof rotationRequest>,
  by: string,
  nowMs: number,
): { readonly issued: Issued; readonly retired: ApiKeyChanged } {
  const roles = old.roles as KeyRequest['roles'];
  const { owners, regions } = old;
  const issued = issue(
    { name: old.name, roles, owners: [...owners], regions: [...regions], days: request.days },
    by,
    nowMs,
  );
  const until = nowMs + request.graceHours * 3_600_000;
  return {
    issued: { ...issued, record: { ...issued.record, replaces: old.keyId } },
    retired: { ...old, revokedAt: Math.min(old.revokedAt ?? Infinity, until) },
  };
}

export const revoke = (old: ApiKeyChanged, nowMs: number): ApiKeyChanged => ({
  ...old,
  revokedAt: Math.min(old.revokedAt ?? Infinity, nowMs),
});
