import { z } from 'zod';
import { clickhouseConfig, kafkaConfig, registryConfig } from '@foreshock/config';

/** Settings of the warehouse. */
export const warehouseConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...clickhouseConfig,
  /** Spreads partitions over instances; how far the copy got stands in the tables, not in the group. */
  FORESHOCK_WAREHOUSE_GROUP: z.string().min(1).default('foreshock-warehouse'),
  /** Name of the ClickHouse cluster to create tables on; absent for one node. */
  FORESHOCK_CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'expected letters, digits, underscores and hyphens')
    .optional(),
  /** How often the published indicators are compared with SQL over the raw events; 0 for never. One instance is enough. */
  FORESHOCK_RECONCILE_INTERVAL_SECONDS: z.coerce.number().min(0).max(604_800).default(3_600),
});

export type WarehouseConfig = z.output<typeof warehouseConfig>;
