import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** Bytes of a key. */
export const KEY_BYTES = 32;
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts under AES-256-GCM: version, nonce, tag, ciphertext. The nonce is the keyed hash of context and text, so the same
 * text under the same key gives the same bytes (a repeated request is the same event), and no two texts share a nonce.
 * @param context what the text belongs to; only with the same one it opens again
 */
export function seal(key: Buffer, text: string, context: string): Buffer {
  const nonce = createHmac('sha256', key)
    .update(`${String(context.length)}\n${context}${text}`)
    .digest()
    .subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error where the bytes are of another form, key or context, or were changed. */
export function open(key: Buffer, sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed);
  const textAt = 1 + NONCE_BYTES + TAG_BYTES;
  if (bytes[0] !== VERSION || bytes.length < textAt) throw new Error('these bytes are no sealed text');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES));
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(1 + NONCE_BYTES, textAt));
  return Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8');
}
