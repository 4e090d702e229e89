import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from './principal.ts';

const storage = new AsyncLocalStorage<Principal>();

/** Who the request under way belongs to; undefined outside of one. */
export const currentPrincipal = (): Principal | undefined => storage.getStore();

/** Who asks. @throws Error outside of a guarded request. */
export function askedBy(): Principal {
  const principal = storage.getStore();
  if (principal === undefined) throw new Error('no request of anybody is under way');
  return principal;
}

/** Runs a piece of work, and all that it leads to, for somebody. */
export const runAs = <T>(principal: Principal, work: () => T): T => storage.run(principal, work);
