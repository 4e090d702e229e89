import { Webhook } from 'standardwebhooks';

export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Headers of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body` with a `whsec_` secret.
 * @param sentAtMs time of this try; the receiver refuses old ones, so each try signs anew
 */
export function signHeaders(secret: string, id: string, sentAtMs: number, body: string): SignedHeaders {
  const sentAt = new Date(sentAtMs);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAtMs / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, sentAt, body),
  };
}

const MIN_SECRET_BYTES = 24;
const MAX_SECRET_BYTES = 64;

/** Why a text cannot serve as a secret (`whsec_` and base64 of 24 to 64 bytes); null when it can. */
export function secretProblem(secret: string): string | null {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  if (encoded === undefined) return 'expected whsec_ followed by base64';
  const bytes = Buffer.from(encoded, 'base64').length;
  if (bytes >= MIN_SECRET_BYTES && bytes <= MAX_SECRET_BYTES) return null;
  return `expected ${MIN_SECRET_BYTES} to ${MAX_SECRET_BYTES} bytes, found ${bytes}`;
}
