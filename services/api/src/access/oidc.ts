import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { defaultRows, type Principal } from './principal.ts';
import { isRole } from './roles.ts';

export interface OidcSettings {
  /** Address of the identity provider, as its tokens name it. */
  readonly issuer: string;
  /** What its tokens must be made for. */
  readonly audience: string;
  /** Claim with the roles, a list or words apart by spaces; `realm_access.roles` goes down a level. */
  readonly rolesClaim: string;
  readonly nameClaim: string;
  readonly ownersClaim: string;
  readonly regionsClaim: string;
}

/** Signatures of a public key alone: a shared secret or no signature at all would let anybody make tokens. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_S = 30;
const MAX_NAMES = 50;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Who a token belongs to. @throws jose's error, or an Error, where it proves nothing. */
export type VerifyToken = (token: string) => Promise<Principal>;

/** Tokens of an OpenID provider, by its own keys; these are fetched when first needed, and again for a new one. */
export function oidcVerifier(settings: OidcSettings): VerifyToken {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  return async (token) => {
    keys ??= discover(settings.issuer).catch((error: unknown) => {
      keys = null; // the next token asks again
      throw error;
    });
    const { payload } = await jwtVerify(token, await keys, {
      issuer: settings.issuer,
      audience: settings.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'sub'],
    });
    return principalFrom(payload, settings);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${address} answered ${String(response.status)}`);
  const found = discovery.parse(await response.json());
  if (found.issuer !== issuer) throw new Error(`${address} is of another issuer, ${found.issuer}`);
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: 5_000 });
}

function principalFrom(payload: JWTPayload, settings: OidcSettings): Principal {
  const [name] = namesIn(payload, settings.nameClaim);
  if (name === undefined) throw new Error(`the token has no claim "${settings.nameClaim}"`);
  const roles = namesIn(payload, settings.rolesClaim).filter(isRole);
  const owners = namesIn(payload, settings.ownersClaim);
  const regions = namesIn(payload, settings.regionsClaim);
  const rows = owners.length + regions.length > 0 ? { owners, regions } : defaultRows(name, roles);
  return { name, roles, rows };
}

/** A claim as a list: of a text its words, of a list its texts; nothing where it is absent or of another kind. */
function namesIn(payload: JWTPayload, claim: string): string[] {
  const value = claim
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], payload);
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string').slice(0, MAX_NAMES);
}
