import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Address of the local stack's schema registry. */
export function stackRegistryUrl(): string {
  const ofThisCheckout = join(import.meta.dirname, '../../../../.foreshock/stack.json');
  const file = process.env['FORESHOCK_STACK_FILE'] ?? ofThisCheckout;
  return (JSON.parse(readFileSync(file, 'utf8')) as { registry: { url: string } }).registry.url;
}
