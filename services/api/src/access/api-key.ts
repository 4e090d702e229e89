import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const FORM = /^fsk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

/** A key as it is given out: `fsk_<id>_<secret>`. The id finds it, the secret proves it; only its hash is kept. */
export interface NewKey {
  readonly keyId: string;
  /** Shown once. */
  readonly key: string;
  /** SHA-256 of the whole key, lower-case hex: 256 random bits need no slow hash. */
  readonly hash: string;
}

export function newKey(random: (bytes: number) => Buffer = randomBytes): NewKey {
  const keyId = [...random(12)].map((byte) => (byte % 36).toString(36)).join('');
  const key = `fsk_${keyId}_${random(32).toString('base64url')}`;
  return { keyId, key, hash: hashOf(key) };
}

/** The id of what looks like a key; null for anything else. */
export function keyIdOf(token: string): string | null {
  return FORM.exec(token)?.[1] ?? null;
}

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Compares hashes, so that time tells nothing about the secret. */
export function proves(key: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOf(key)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}
