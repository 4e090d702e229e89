import { fileURLToPath } from 'node:url';
import { environmentOf, provision } from '@foreshock/cli';
import { clickhouseConfig, kafkaConfig, loadConfig, registryConfig } from '@foreshock/config';
import { createCodec, registryOf, type Codec } from '@foreshock/contracts';
import { stackOptions, startStack, streamReporter } from '@foreshock/local-stack';
import { kafkaClientOf, type KafkaClient } from '@foreshock/streaming';
import { z } from 'zod';

const schema = z.object({ ...kafkaConfig, ...registryConfig, ...clickhouseConfig });
export type BenchConfig = z.output<typeof schema>;

/** A Kafka, a registry and a ClickHouse of the benchmark's own, with what the benchmark does on them. */
export interface BenchStack {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config: BenchConfig;
  readonly codec: Codec;
  kafka(clientId: string): KafkaClient;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts the stack in `home`, or joins the one that runs there already. */
export async function startBenchStack(home: string): Promise<BenchStack> {
  const machine = { ...process.env, FORESHOCK_HOME: home };
  const stack = await startStack(stackOptions(root, machine), streamReporter(process.stderr));
  stack.onExit((reason) => {
    if (reason !== undefined) console.error(`the stack ended: ${reason.message}`);
  });
  const env = { ...machine, ...environmentOf(stack.endpoints), FORESHOCK_LOG_LEVEL: 'warn' };
  await provision(env);
  const config = loadConfig(schema, env);
  const codec = createCodec(registryOf(config));
  await codec.registerAll();
  return {
    env,
    config,
    codec,
    kafka: (clientId) => kafkaClientOf(config, clientId),
    stop: () => stack.stop(),
  };
}
