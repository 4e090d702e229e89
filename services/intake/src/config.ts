import { httpConfig, kafkaConfig, registryConfig } from '@foreshock/config';
import { keyRingConfig } from '@foreshock/personal-data';
import { z } from 'zod';

const knownTimeZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** Settings of intake. */
export const intakeConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...httpConfig,
  ...keyRingConfig,
  /** Bearer token of the REST interface; there is no default. */
  FORESHOCK_INTAKE_TOKEN: z.string().min(16, 'expected at least 16 characters'),
  FORESHOCK_INTAKE_BODY_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(8 * 1024 * 1024),
  FORESHOCK_INTAKE_MAX_BATCH: z.coerce.number().int().min(1).max(100_000).default(10_000),
  /** `wall` opens each business date as the calendar reaches it; `manual` leaves that to imports and POST /v1/clock. */
  FORESHOCK_CLOCK: z.enum(['wall', 'manual']).default('manual'),
  FORESHOCK_TIME_ZONE: z
    .string()
    .default('UTC')
    .refine(knownTimeZone, 'expected a time zone such as Europe/Berlin'),
  /** Mapping file of the company's own topics; without it the bridge is off. */
  FORESHOCK_BRIDGE_MAPPING: z.string().optional(),
  /** The bridge's consumer group; its name is part of each partition's transactional id. */
  FORESHOCK_BRIDGE_GROUP: z.string().min(1).default('foreshock-bridge'),
  FORESHOCK_BRIDGE_INVOICES_TOPIC: z.string().min(1).default('ar.invoices'),
  FORESHOCK_BRIDGE_PAYMENTS_TOPIC: z.string().min(1).default('ar.payments'),
  FORESHOCK_BRIDGE_OVERDUES_TOPIC: z.string().min(1).default('ar.overdues'),
});

export type IntakeConfig = z.output<typeof intakeConfig>;
