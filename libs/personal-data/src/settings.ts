import { z } from 'zod';
import { KEY_BYTES } from './envelope.ts';
import { FileKeyRing } from './file-key-ring.ts';
import type { KeyRing } from './key-ring.ts';

/** Settings of every service that has to do with personal data. */
export const keyRingConfig = {
  /** Folder of the customers' keys. Without it contact data is refused. */
  FORESHOCK_KEY_RING: z.string().min(1).optional(),
  /** Wraps the customers' keys: 32 bytes, base64; best from a file, by …_FILE. */
  FORESHOCK_MASTER_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === KEY_BYTES, `expected ${String(KEY_BYTES)} bytes, base64`)
    .optional(),
};

/** Those settings, read. */
export type KeyRingSettings = z.output<z.ZodObject<typeof keyRingConfig>>;

/** The ring that the settings name; null where there is none. @throws Error when only one of the two is set. */
export function keyRingOf(settings: KeyRingSettings): KeyRing | null {
  const { FORESHOCK_KEY_RING: folder, FORESHOCK_MASTER_KEY: masterKey } = settings;
  if (folder === undefined && masterKey === undefined) return null;
  if (folder === undefined || masterKey === undefined)
    throw new Error('FORESHOCK_KEY_RING and FORESHOCK_MASTER_KEY are set together or not at all');
  return new FileKeyRing(folder, masterKey);
}
