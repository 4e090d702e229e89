import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackEndpoints } from '@foreshock/local-stack';
import { homeFolder } from '../home.ts';

/** The variables that point the services at a stack. */
export function environmentOf(stack: StackEndpoints): Record<string, string> {
  return {
    FORESHOCK_KAFKA_BROKERS: stack.kafka.brokers.join(','),
    FORESHOCK_REGISTRY_URL: stack.registry.url,
    FORESHOCK_CLICKHOUSE_URL: stack.clickhouse.url,
    FORESHOCK_CLICKHOUSE_USERNAME: stack.clickhouse.username,
    FORESHOCK_CLICKHOUSE_PASSWORD: stack.clickhouse.password,
    FORESHOCK_CLICKHOUSE_DATABASE: stack.clickhouse.database,
  };
}

/** The same of the local stack that runs here; empty when none does, so that explicit settings can stand alone. */
export function stackEnvironment(): Record<string, string> {
  const path = join(homeFolder(), 'stack.json');
  if (!existsSync(path)) return {};
  return environmentOf(JSON.parse(readFileSync(path, 'utf8')) as StackEndpoints);
}
