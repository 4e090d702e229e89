import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { StackOptions } from '../options.ts';
import { StackError } from '../stack-error.ts';
import { kafkaReady } from './kafka-ready.ts';
import { quickJvm } from './part.ts';
import type { Part } from './part.ts';

const run = promisify(execFile);

/** Settings of a broker that is its own controller and listens on this machine only. */
export function brokerProperties(port: number, controllerPort: number, logDir: string): string {
  return `${[
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `log.dirs=${logDir}`,
    'num.partitions=1',
    'default.replication.factor=1',
    'min.insync.replicas=1',
    'auto.create.topics.enable=false',
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=4',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    'transaction.max.timeout.ms=900000',
    'group.initial.rebalance.delay.ms=0',
    'group.min.session.timeout.ms=1000',
    'log.segment.bytes=134217728',
    'log.retention.check.interval.ms=300000',
    'message.max.bytes=8388608',
    'replica.fetch.max.bytes=8388608',
    'controlled.shutdown.enable=false',
    'num.network.threads=2',
    'num.io.threads=4',
    'log.cleaner.dedupe.buffer.size=33554432',
    'num.recovery.threads.per.data.dir=2',
  ].join('\n')}\n`;
}

const logSettings = `Configuration:
  status: error
  Appenders:
    Console:
      name: console
      PatternLayout: { pattern: '%d{ISO8601} %p %c{1} %m%n' }
  Loggers:
    Root: { level: WARN, AppenderRef: [{ ref: console }] }
    Logger:
      - { name: kafka.server.KafkaRaftServer, level: INFO }
`;

/** The broker, its storage formatted on the first start. */
export async function kafkaPart(
  options: StackOptions,
  java: string,
  jars: readonly string[],
  port: number,
  controllerPort: number,
): Promise<Part> {
  const home = join(options.dataDir, 'kafka');
  const logDir = join(home, 'data');
  const properties = join(home, 'server.properties');
  const logging = join(home, 'log4j2.yaml');
  await mkdir(logDir, { recursive: true });
  await writeFile(properties, brokerProperties(port, controllerPort, logDir));
  await writeFile(logging, logSettings);
  const common = [...quickJvm, `-Dlog4j2.configurationFile=${logging}`, '-cp', jars.join(delimiter)];
  if ((await stat(join(logDir, 'bootstrap.checkpoint')).catch(() => undefined)) === undefined) {
    await format(
      [...common, 'kafka.tools.StorageTool', 'format', '--ignore-formatted'],
      java,
      properties,
      options,
    );
  }
  return {
    name: 'kafka',
    command: java,
    args: ['-Xms256m', '-Xmx768m', ...common, 'kafka.Kafka', properties],
    cwd: home,
    env: options.env,
    logFile: join(options.dataDir, 'logs', 'kafka.log'),
    ready: () => kafkaReady(port),
  };
}

async function format(args: readonly string[], java: string, properties: string, options: StackOptions) {
  const all = ['-Xmx128m', ...args, '-t', clusterIdOf(randomBytes(16)), '-c', properties];
  try {
    await run(java, all, { env: options.env, timeout: 60_000 });
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    const reason = output.split('\n').at(-1) ?? '';
    throw new StackError(
      `Kafka could not prepare ${options.dataDir}/kafka: ${reason}. Try: npm run stack:reset`,
    );
  }
}

/** The id of 16 bytes in Kafka's form. Their first bit is cleared: Kafka's tools take a leading dash for an option. */
export function clusterIdOf(bytes: Buffer): string {
  return Buffer.from([(bytes[0] ?? 0) & 0x7f, ...bytes.subarray(1)]).toString('base64url');
}
