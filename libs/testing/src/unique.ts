import { randomBytes } from 'node:crypto';

/** A name no other run uses: for topics, groups and databases of one test. */
export function uniqueName(prefix: string): string {
  return `${prefix}_${randomBytes(5).toString('hex')}`;
}
