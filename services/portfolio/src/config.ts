import { clickhouseConfig, httpConfig, kafkaConfig, registryConfig } from '@foreshock/config';
import { z } from 'zod';

/** Settings of the portfolio rules. */
export const portfolioConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...clickhouseConfig,
  ...httpConfig,
  /** The group whose positions say how far the log was judged. */
  FORESHOCK_MONITOR_GROUP: z.string().min(1).default('foreshock-monitor'),
  /** Between two looks for a business date that is over, milliseconds. */
  FORESHOCK_PORTFOLIO_INTERVAL_MS: z.coerce.number().int().min(50).max(3_600_000).default(2_000),
  /** How long ClickHouse or the brokers may stay away before the process ends, seconds. */
  FORESHOCK_PORTFOLIO_PATIENCE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(600),
});

export type PortfolioConfig = z.output<typeof portfolioConfig>;
