import type { ApiKeyChanged } from '@foreshock/contracts';
import { z } from 'zod';
import { isInForce } from '../access/key-book.ts';
import { permissions, roleNames } from '../access/roles.ts';

const role = z.enum(roleNames);
const rows = z.object({ owners: z.array(z.string()), regions: z.array(z.string()) });

export const me = z.object({
  name: z.string(),
  roles: z.array(role),
  permissions: z.array(z.enum(permissions)),
  rows: rows.nullable().describe('Customers that are seen; null: every customer.'),
});

export const apiKey = z.object({
  keyId: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  ...rows.shape,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  replaces: z.string().nullable(),
  isInForce: z.boolean(),
});
export const apiKeys = z.object({ items: z.array(apiKey) });
export const issuedKey = apiKey.extend({
  key: z.string().describe('The key itself. It is not shown again.'),
});

const iso = (atMs: number): string => new Date(atMs).toISOString();

export function apiKeyFrom(record: ApiKeyChanged, nowMs: number): z.output<typeof apiKey> {
  const { hash: _, ...rest } = record;
  return {
    ...rest,
    roles: [...record.roles],
    owners: [...record.owners],
    regions: [...record.regions],
    createdAt: iso(record.createdAt),
    expiresAt: iso(record.expiresAt),
    revokedAt: record.revokedAt === null ? null : iso(record.revokedAt),
    isInForce: isInForce(record, nowMs),
  };
}
