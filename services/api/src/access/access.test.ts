import type { ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { AccessGuard } from './access.guard.ts';
import { keyIdOf, newKey } from './api-key.ts';
import { authenticator } from './authenticate.ts';
import { leavesTrace } from './command-audit.ts';
import { KeyBook } from './key-book.ts';
import { issue, revoke, rotate, type KeyRequest } from './key-changes.ts';
import { roleNames, roles, type Role } from './roles.ts';
import { permissionOf, rules } from './routes.ts';

const NOW = Date.UTC(2026, 0, 15);
const DAY_MS = 86_400_000;
const request: KeyRequest = { name: 'desk', roles: ['collector'], owners: [], regions: [], days: 90 };

function bookWith(asked: Partial<KeyRequest> = {}) {
  const issued = issue({ ...request, ...asked }, 'first-key', NOW);
  const book = new KeyBook();
  book.apply(issued.record);
  return { book, issued };
}

describe('keys', () => {
  it('a key proves whose it is until it expires; only its hash is kept', () => {
    const { book, issued } = bookWith();
    const { key } = issued.key;
    expect(JSON.stringify(issued.record)).not.toContain(key.slice(-40));
    expect(book.principalOf(key, NOW)).toEqual({
      name: 'desk',
      roles: ['collector'],
      rows: { owners: ['desk'], regions: [] },
    });
    expect(book.principalOf(key, NOW + 90 * DAY_MS)).toBeNull();
  });

  it('a key with another secret, another id, or none proves nobody', () => {
    const { book, issued } = bookWith();
    const other = newKey();
    const forged = issued.key.key.slice(0, -1) + (issued.key.key.endsWith('A') ? 'B' : 'A');
    for (const token of [forged, other.key, `fsk_${issued.key.keyId}_`, '', 'fsk_'])
      expect(book.principalOf(token, NOW)).toBeNull();
    expect(keyIdOf(issued.key.key)).toBe(issued.key.keyId);
  });

  it('revoked is revoked at once; rotated has its time of grace, and a later revocation ends it', () => {
    const { book, issued } = bookWith();
    const { issued: next, retired } = rotate(issued.record, { days: 30, graceHours: 24 }, 'first-key', NOW);
    book.apply(next.record);
    book.apply(retired);
    expect(book.principalOf(next.key.key, NOW)?.name).toBe('desk');
    expect(book.principalOf(issued.key.key, NOW + DAY_MS - 1)?.name).toBe('desk');
    expect(book.principalOf(issued.key.key, NOW + DAY_MS)).toBeNull();
    book.apply(revoke(retired, NOW + 1));
    expect(book.principalOf(issued.key.key, NOW + 1)).toBeNull();
  });

  it('who sees which customers: a collector his own, others all, and what the key names', () => {
    const rowsOf = (asked: Partial<KeyRequest>) => {
      const { book, issued } = bookWith(asked);
      return book.principalOf(issued.key.key, NOW)?.rows;
    };
    expect(rowsOf({ roles: ['manager'] })).toBeNull();
    expect(rowsOf({ roles: ['collector', 'analyst'] })).toBeNull();
    expect(rowsOf({ regions: ['north'] })).toEqual({ owners: [], regions: ['north'] });
  });
});

describe('routes', () => {
  it('a route without a rule is closed, and no path slips in below another', () => {
    expect(permissionOf('POST', '/v1/unheard-of')).toBeNull();
    expect(permissionOf('DELETE', '/v1/customers/:id')).toBeNull();
    expect(permissionOf('POST', '/v1/policies/:id/unheard-of')).toBeNull();
    expect(permissionOf('POST', '/v1/policies')).toBe('policy.propose');
    expect(permissionOf('GET', '/v1beta')).toBeNull();
    expect(permissionOf('GET', '/v1/api-keysmith')).toBe('read');
    expect(permissionOf('GET', '/v1/api-keys')).toBe('keys');
  });

  it('every permission that a rule asks for is granted by some role, and no role but admin has all', () => {
    for (const [, , permission] of rules)
      expect(roleNames.some((role) => (roles[role] as readonly string[]).includes(permission))).toBe(true);
    expect(roles.auditor).not.toContain('case.act');
    expect(roles.analyst).not.toContain('policy.approve');
  });

  it('a question with a body is no command', () => {
    expect(leavesTrace('POST', 'read')).toBe(false);
    expect(leavesTrace('POST', 'case.act')).toBe(true);
    expect(leavesTrace('GET', 'keys')).toBe(false);
    expect(leavesTrace('GET', 'contact')).toBe(true);
  });
});

const contextOf = (authorization: string | undefined, method: string, url: string): ExecutionContext =>
  ({
    switchToHttp: () => ({
      getRequest: () => ({ headers: { authorization }, method, routeOptions: { url }, raw: {} }),
    }),
  }) as ExecutionContext;

describe('the guard', () => {
  const firstKey = 'correct-horse-battery';
  const held: readonly Role[] = ['auditor'];
  const guard = new AccessGuard(
    authenticator({
      firstKey,
      keys: new KeyBook(),
      verifyToken: (token) =>
        token === 'a.b.c'
          ? Promise.resolve({ name: 'auditor', roles: held, rows: null })
          : Promise.reject(new Error('bad')),
      now: () => NOW,
    }),
  );
  const asked = (token: string | undefined, method = 'GET', url = '/v1/customers') =>
    guard.canActivate(contextOf(token && `Bearer ${token}`, method, url));

  it('lets in whom a token proves and whose roles allow it', async () => {
    await expect(asked(firstKey, 'POST', '/v1/api-keys')).resolves.toBe(true);
    await expect(asked('a.b.c')).resolves.toBe(true);
    await expect(guard.canActivate(contextOf(`bearer ${firstKey}`, 'GET', '/v1/me'))).resolves.toBe(true);
  });

  it('says what is asked for', async () => {
    await expect(asked('a.b.c', 'POST', '/v1/api-keys')).rejects.toThrow(
      'this asks for "keys"; auditor has auditor',
    );
    await expect(asked('a.b.c', 'PATCH', '/v1/customers')).rejects.toThrow('no rule opens this route');
  });

  it('lets nobody in without proof', async () => {
    for (const token of [undefined, '', 'correct-horse', 'x.y.z', newKey().key])
      await expect(asked(token)).rejects.toThrow(/send an API key or an access token/);
    await expect(guard.canActivate(contextOf(`Basic ${firstKey}`, 'GET', '/v1/me'))).rejects.toThrow();
  });
});
