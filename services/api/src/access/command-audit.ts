import { createHash } from 'node:crypto';
import type { AuditEntry, Codec } from '@foreshock/contracts';
import type { OutputRecord } from '@foreshock/streaming';
import type { FastifyRequest } from 'fastify';
import type { Permission } from './roles.ts';
import type { Principal } from './principal.ts';

/** Questions change nothing, also those that need a body. */
const QUESTIONS: ReadonlySet<Permission | null> = new Set(['read', 'audit', 'policy.read', 'policy.try']);

/** Whether a request that a permission opened leaves a trace: a command does, and a look at personal data. */
export function leavesTrace(method: string, permission: Permission | null): boolean {
  if (permission === 'contact') return true;
  return method !== 'GET' && method !== 'HEAD' && !QUESTIONS.has(permission);
}

export type AskedRequest = Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'body'> & {
  readonly route: string;
};

/** The audit's entry for a command that is about to be carried out. Of its body the hash: it may hold personal data. */
export function commandEntry(
  request: AskedRequest,
  principal: Principal,
  at: { readonly atMs: number; readonly eventId: string },
): AuditEntry {
  const key = request.headers['idempotency-key'];
  const body = JSON.stringify(request.body ?? null);
  return {
    eventId: at.eventId,
    occurredAt: at.atMs,
    actor: principal.name,
    action: `api.${request.method} ${request.route}`,
    subject: request.url.slice(0, 512),
    reason: null,
    details: {
      roles: principal.roles.join(' '),
      bodySha256: createHash('sha256').update(body).digest('hex'),
      ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    },
  };
}

export function auditRecord(codec: Pick<Codec, 'encode'>, topic: string, entry: AuditEntry): OutputRecord {
  return { topic, key: entry.subject, value: codec.encode('AuditEntry', entry) };
}
