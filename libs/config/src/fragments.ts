import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Comma-separated list without empty parts. */
export const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine((parts) => parts.length > 0, 'expected at least one value');

/** Where the log is. */
export const kafkaConfig = {
  FORESHOCK_KAFKA_BROKERS: list,
  FORESHOCK_KAFKA_SSL: flag.default(false),
  FORESHOCK_KAFKA_USERNAME: z.string().optional(),
  FORESHOCK_KAFKA_PASSWORD: z.string().optional(),
};

/** Where the schemas are (a Confluent-compatible registry). */
export const registryConfig = {
  FORESHOCK_REGISTRY_URL: z.url(),
  FORESHOCK_REGISTRY_USERNAME: z.string().optional(),
  FORESHOCK_REGISTRY_PASSWORD: z.string().optional(),
};

/** Where the tables are (ClickHouse over HTTP). */
export const clickhouseConfig = {
  FORESHOCK_CLICKHOUSE_URL: z.url(),
  FORESHOCK_CLICKHOUSE_USERNAME: z.string().min(1),
  FORESHOCK_CLICKHOUSE_PASSWORD: z.string().min(1),
  FORESHOCK_CLICKHOUSE_DATABASE: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected letters, digits and underscores')
    .default('foreshock'),
};

/** The service's own HTTP port: REST where it has one, health and metrics always. 0 takes a free port. */
export const httpConfig = {
  FORESHOCK_HTTP_HOST: z.string().default('127.0.0.1'),
  FORESHOCK_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  FORESHOCK_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
};
