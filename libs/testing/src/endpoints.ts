import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const shape = z.object({
  kafka: z.object({ brokers: z.array(z.string()) }),
  registry: z.object({ url: z.string() }),
  clickhouse: z.object({ url: z.string(), username: z.string(), password: z.string(), database: z.string() }),
});

/** Where the parts of a running local stack listen. */
export type StackEndpoints = z.output<typeof shape>;

/**
 * Endpoints of the stack that the stack suites run on: the file named by FORESHOCK_STACK_FILE,
 * else the checkout's own running stack.
 * @throws when no stack runs, with the command that starts one.
 */
export function stackEndpoints(): StackEndpoints {
  const path =
    process.env['FORESHOCK_STACK_FILE'] ??
    new URL('../../../.foreshock/stack.json', import.meta.url).pathname;
  if (!existsSync(path))
    throw new Error(`no local stack: ${path} is absent; start one with \`npm run stack\``);
  return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The stack's endpoints as the environment variables that every service reads. */
export function stackEnvironment(stack: StackEndpoints): Record<string, string> {
  return {
    FORESHOCK_KAFKA_BROKERS: stack.kafka.brokers.join(','),
    FORESHOCK_REGISTRY_URL: stack.registry.url,
    FORESHOCK_CLICKHOUSE_URL: stack.clickhouse.url,
    FORESHOCK_CLICKHOUSE_USERNAME: stack.clickhouse.username,
    FORESHOCK_CLICKHOUSE_PASSWORD: stack.clickhouse.password,
    FORESHOCK_CLICKHOUSE_DATABASE: stack.clickhouse.database,
  };
}
