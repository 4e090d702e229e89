import { connectionOf, type ClickHouseConnection } from '@foreshock/clickhouse';
import { clickhouseConfig, httpConfig, kafkaConfig, registryConfig } from '@foreshock/config';
import { z } from 'zod';

/** Settings of the monitor. Without ClickHouse there are no snapshots, and a restart replays the log from its beginning. */
export const monitorConfig = z
  .object({
    ...kafkaConfig,
    ...registryConfig,
    ...httpConfig,
    FORESHOCK_CLICKHOUSE_URL: clickhouseConfig.FORESHOCK_CLICKHOUSE_URL.optional(),
    FORESHOCK_CLICKHOUSE_USERNAME: clickhouseConfig.FORESHOCK_CLICKHOUSE_USERNAME.optional(),
    FORESHOCK_CLICKHOUSE_PASSWORD: clickhouseConfig.FORESHOCK_CLICKHOUSE_PASSWORD.optional(),
    FORESHOCK_CLICKHOUSE_DATABASE: clickhouseConfig.FORESHOCK_CLICKHOUSE_DATABASE,
    /** The consumer group; its name is part of each partition's transactional id, and snapshots go by it. */
    FORESHOCK_MONITOR_GROUP: z.string().min(1).default('foreshock-monitor'),
    /** Milliseconds between two snapshots of a partition. */
    FORESHOCK_SNAPSHOT_INTERVAL_MS: z.coerce.number().int().min(100).max(3_600_000).default(5_000),
  })
  .superRefine((config, context) => {
    if (config.FORESHOCK_CLICKHOUSE_URL === undefined) return;
    for (const name of ['FORESHOCK_CLICKHOUSE_USERNAME', 'FORESHOCK_CLICKHOUSE_PASSWORD'] as const) {
      if (config[name] === undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'is needed with FORESHOCK_CLICKHOUSE_URL',
        });
    }
  });

export type MonitorConfig = z.output<typeof monitorConfig>;

/** Where snapshots go; null for nowhere. */
export function snapshotsAt(config: MonitorConfig): ClickHouseConnection | null {
  const {
    FORESHOCK_CLICKHOUSE_URL: url,
    FORESHOCK_CLICKHOUSE_USERNAME: username,
    FORESHOCK_CLICKHOUSE_PASSWORD: password,
  } = config;
  if (url === undefined || username === undefined || password === undefined) return null;
  return connectionOf({
    ...config,
    FORESHOCK_CLICKHOUSE_URL: url,
    FORESHOCK_CLICKHOUSE_USERNAME: username,
    FORESHOCK_CLICKHOUSE_PASSWORD: password,
  });
}
