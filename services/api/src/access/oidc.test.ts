import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { oidcVerifier, type VerifyToken } from './oidc.ts';

/** A provider as the specification has it: a discovery document and a set of public keys. */
let server: Server;
let issuer: string;
let verify: VerifyToken;
const published: Record<string, unknown>[] = [];
const pairs = new Map<string, CryptoKey>();

async function addKey(kid: string): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  pairs.set(kid, privateKey);
  published.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' });
}

beforeAll(async () => {
  await addKey('first');
  server = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys: published },
    };
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(answers[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  verify = oidcVerifier({
    issuer,
    audience: 'foreshock',
    rolesClaim: 'realm_access.roles',
    nameClaim: 'preferred_username',
    ownersClaim: 'owners',
    regionsClaim: 'regions',
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const claims = { preferred_username: 'collector-1', realm_access: { roles: ['collector', 'made-up'] } };

const token = (extra: Record<string, unknown> = {}, kid = 'first') =>
  new SignJWT({ ...claims, ...extra })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setSubject('7')
    .setIssuer((extra['iss'] as string | undefined) ?? issuer)
    .setAudience((extra['aud'] as string | undefined) ?? 'foreshock')
    .setExpirationTime((extra['exp'] as number | undefined) ?? '5m')
    .sign(pairs.get(kid) as CryptoKey);

it('takes a token of the provider: its roles of ours, and the customers that it names', async () => {
  await expect(verify(await token())).resolves.toEqual({
    name: 'collector-1',
    roles: ['collector'],
    rows: { owners: ['collector-1'], regions: [] },
  });
  const named = await token({
    realm_access: { roles: 'manager' },
    regions: 'north south',
    owners: ['a', 3, 'b'],
  });
  await expect(verify(named)).resolves.toMatchObject({
    roles: ['manager'],
    rows: { owners: ['a', 'b'], regions: ['north', 'south'] },
  });
});

it('takes a key that the provider published since', async () => {
  await addKey('second');
  // jose asks for the keys again only once its cool-down is over, so a verifier that saw none is asked
  const fresh = oidcVerifier({
    issuer,
    audience: 'foreshock',
    rolesClaim: 'roles',
    nameClaim: 'preferred_username',
    ownersClaim: 'owners',
    regionsClaim: 'regions',
  });
  await expect(fresh(await token({ roles: 'auditor' }, 'second'))).resolves.toMatchObject({
    roles: ['auditor'],
    rows: null,
  });
});

it('refuses what is over, of another provider, made for another, or for nobody', async () => {
  const past = Math.floor(Date.now() / 1000) - 120;
  for (const extra of [{ exp: past }, { iss: 'https://elsewhere.example.com' }, { aud: 'crm' }])
    await expect(verify(await token(extra))).rejects.toThrow();
  await expect(verify(await token({ preferred_username: '' }))).rejects.toThrow(/preferred_username/);
});

it('refuses tokens that anybody could make: unsigned, signed by a shared secret, by another key, changed', async () => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const body = {
    ...claims,
    sub: '7',
    iss: issuer,
    aud: 'foreshock',
    exp: Math.floor(Date.now() / 1000) + 300,
  };
  const unsigned = `${encode({ alg: 'none' })}.${encode(body)}.`;
  const shared = await new SignJWT(body)
    .setProtectedHeader({ alg: 'HS256', kid: 'first' })
    .sign(Buffer.from(JSON.stringify(published[0])));
  const { privateKey } = await generateKeyPair('ES256');
  const foreign = await new SignJWT(body).setProtectedHeader({ alg: 'ES256', kid: 'first' }).sign(privateKey);
  const [head, , signature] = (await token()).split('.');
  const changed = `${String(head)}.${encode({ ...body, realm_access: { roles: ['admin'] } })}.${String(signature)}`;
  for (const bad of [unsigned, shared, foreign, changed, 'no token', '..'])
    await expect(verify(bad)).rejects.toThrow();
});
