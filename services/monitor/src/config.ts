import { z } from 'zod';
import { httpConfig, kafkaConfig, registryConfig } from '@foreshock/config';

/** Settings of the monitor. */
export const monitorConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...httpConfig,
  /** The consumer group; its name is part of each partition's transactional id. */
  FORESHOCK_MONITOR_GROUP: z.string().min(1).default('foreshock-monitor'),
});

export type MonitorConfig = z.output<typeof monitorConfig>;
