import { keyIdOf, proves, hashOf } from './api-key.ts';
import type { KeyBook } from './key-book.ts';
import type { VerifyToken } from './oidc.ts';
import type { Principal } from './principal.ts';

/** Name of whoever holds the key that the service was started with. */
export const FIRST_KEY_NAME = 'first-key';

export interface Proofs {
  /** Key from the settings, of an administrator: with it the others are issued. Null: there is none. */
  readonly firstKey: string | null;
  readonly keys: Pick<KeyBook, 'principalOf'>;
  /** Null where no identity provider is set. */
  readonly verifyToken: VerifyToken | null;
  readonly now: () => number;
  /** Hears why a token was refused; the caller is not told. */
  readonly onRefused?: (error: unknown) => void;
}

/** Who a bearer token belongs to; null where it proves nobody. */
export type Authenticate = (token: string) => Promise<Principal | null>;

export function authenticator({ firstKey, keys, verifyToken, now, onRefused }: Proofs): Authenticate {
  const firstHash = firstKey === null ? null : hashOf(firstKey);
  return async (token) => {
    if (firstHash !== null && proves(token, firstHash))
      return { name: FIRST_KEY_NAME, roles: ['admin'], rows: null };
    if (keyIdOf(token) !== null) return keys.principalOf(token, now());
    if (verifyToken === null) return null;
    try {
      return await verifyToken(token);
    } catch (error) {
      onRefused?.(error);
      return null;
    }
  };
}
