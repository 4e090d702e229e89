import { randomBytes } from 'node:crypto';

/** A secret for one local run; nothing has a default one. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}
