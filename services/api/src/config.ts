import { defaultStationery } from '@foreshock/letters';
import { z } from 'zod';
import { clickhouseConfig, kafkaConfig, registryConfig } from '@foreshock/config';

/** Settings of the API. */
export const apiConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...clickhouseConfig,
  /** What callers send as `Authorization: Bearer <token>`. */
  FORESHOCK_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,512}$/, 'expected 16 to 512 visible characters without spaces'),
  /** The group that copies the log into the tables: it tells how far they are behind. */
  FORESHOCK_WAREHOUSE_GROUP: z.string().min(1).default('foreshock-warehouse'),
  /** Requests a minute of one address. */
  FORESHOCK_API_RATE_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
  /** The folder with the settings and templates of letters to customers. */
  FORESHOCK_LETTERS: z.string().min(1).default(defaultStationery),
});
export type ApiConfig = z.output<typeof apiConfig>;
