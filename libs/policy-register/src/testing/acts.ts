import { createHash } from 'node:crypto';
import type { Actor, Command, PolicyFile } from '../command.ts';

/** A file as far as the register looks at it. */
export function file(version: string, about = 'about', policyId = 'default'): PolicyFile {
  const body = JSON.stringify({ about, policyId, version });
  return {
    policyId,
    version,
    body,
    hash: createHash('sha256').update(body).digest('hex'),
    sourceText: `# ${about}`,
  };
}

export const key = (version: string, policyId = 'default') => ({ policyId, version });

let acts = 0;

/** Somebody, with an id of its own for each act. */
export function by(name: string, note: string | null = null): Actor {
  acts += 1;
  return { by: name, atMs: 1_000 * acts, eventId: `act-${process.pid}-${acts}`, note };
}

export const propose = (version: string, about?: string): Command => ({
  type: 'propose',
  file: file(version, about),
});
export const approve = (version: string): Command => ({ type: 'approve', key: key(version) });
export const activate = (version: string, mode: 'LIVE' | 'SHADOW' = 'LIVE'): Command => ({
  type: 'activate',
  key: key(version),
  mode,
});
export const rollback = (to: string | null = null): Command => ({ type: 'rollback', to });
