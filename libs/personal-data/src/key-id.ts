import { createHash } from 'node:crypto';

/** Name of a customer's key, also of its file: 32 hex digits, whatever the customer's number looks like. */
export function keyIdOf(customerId: string): string {
  return createHash('sha256').update(`foreshock key of ${customerId}`).digest('hex').slice(0, 32);
}
