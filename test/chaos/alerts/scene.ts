import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCodec, createSchemaRegistry, type Codec } from '@foreshock/contracts';
import { stackOptions, startStack } from '@foreshock/local-stack';
import {
  createLogProducer,
  createLogReader,
  kafkaClientOf,
  type LogProducer,
  type LogReader,
} from '@foreshock/streaming';
import { eventually } from '@foreshock/testing';
import { Pipeline } from '../../e2e/pipeline.ts';
import { startReceiver, type Answer, type Receiver } from '../../e2e/receiver.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The alerts service on a stack of its own, with a receiver on this machine. */
export interface AlertsScene {
  readonly pipeline: Pipeline;
  readonly receiver: Receiver;
  readonly producer: LogProducer;
  readonly reader: LogReader;
  readonly codec: Codec;
  /** Writes the routing file that the service reads when it starts next. */
  route(routing: object): Promise<void>;
  close(): Promise<void>;
}

export async function openScene(answer?: Answer): Promise<AlertsScene> {
  await mkdir(join(root, '.foreshock'), { recursive: true });
  const home = await mkdtemp(join(root, '.foreshock', 'alerts-'));
  const stack = await startStack(stackOptions(root, { ...process.env, FORESHOCK_HOME: home }));
  const receiver = await startReceiver(answer);
  const routingPath = join(home, 'routing.json');
  const pipeline = new Pipeline(stack.endpoints, {
    FORESHOCK_ALERTS_ROUTING: routingPath,
    FORESHOCK_ALERTS_SECRETS: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    FORESHOCK_ALERTS_CREDENTIALS: JSON.stringify({ hooks: { team: { url: `${receiver.url}/chat` } } }),
    FORESHOCK_ALERTS_ALLOW_PRIVATE: '127.0.0.1',
    FORESHOCK_LOG_LEVEL: 'warn',
  });
  await patiently('topics, schemas and tables', () => pipeline.provision());
  const kafka = kafkaClientOf(pipeline.config, 'foreshock-alerts-test');
  const codec = createCodec(createSchemaRegistry({ url: pipeline.config.FORESHOCK_REGISTRY_URL }));
  await patiently('the schemas', () => codec.registerAll());
  const producer = createLogProducer({ kafka });
  const reader = createLogReader(kafka);
  return {
    pipeline,
    receiver,
    producer,
    reader,
    codec,
    route: (routing) => writeFile(routingPath, JSON.stringify(routing)),
    close: async () => {
      await pipeline.stop();
      await Promise.allSettled([producer.close(), reader.close(), receiver.close()]);
      await stack.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A registry that is just starting on a busy machine may not answer in time. */
const patiently = (what: string, work: () => Promise<unknown>): Promise<true> =>
  eventually(what, () => work().then(() => true as const), 300_000, 500);
