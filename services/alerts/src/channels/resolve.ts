import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { AddressPolicy } from './addresses.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export type Resolution =
  { readonly ok: true; readonly address: ResolvedAddress } | { readonly ok: false; readonly error: string };

/** Every address of a host name; `node:dns` lookup in operation, a table in tests. */
export type ResolveHost = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

export const systemResolver: ResolveHost = (hostname) => lookup(hostname, { all: true, verbatim: true });

/**
 * Finds the one address that a try connects to. Refused when any address of the name is refused: a name that mixes
 * public and private addresses is an attempt to get past the check.
 */
export async function resolveTarget(
  url: URL,
  resolve: ResolveHost,
  policy: AddressPolicy,
): Promise<Resolution> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(hostname) === 0 ? await resolved(hostname, resolve) : [{ address: hostname }];
  if (typeof found === 'string') return { ok: false, error: found };
  for (const { address } of found) {
    const refusal = policy.refusal(address);
    if (refusal !== null) return { ok: false, error: `refused: ${refusal}` };
  }
  const first = found[0];
  if (first === undefined) return { ok: false, error: `${hostname} has no address` };
  return { ok: true, address: { address: first.address, family: isIP(first.address) === 6 ? 6 : 4 } };
}

async function resolved(
  hostname: string,
  resolve: ResolveHost,
): Promise<readonly { address: string }[] | string> {
  try {
    return await resolve(hostname);
  } catch (error) {
    return `${hostname} does not resolve (${(error as NodeJS.ErrnoException).code ?? 'error'})`;
  }
}
