import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partNames } from './options.ts';
import type { PartName, StackOptions } from './options.ts';
import { clickhousePart } from './parts/clickhouse.ts';
import type { ClickHouseLogin } from './parts/clickhouse.ts';
import { kafkaPart } from './parts/kafka.ts';
import { PartGroup } from './part-group.ts';
import type { Part } from './parts/part.ts';
import { registryPart, registryUrl } from './parts/registry.ts';
import { choosePort } from './process/ports.ts';
import { provide } from './provide.ts';
import type { Reporter } from './reporter.ts';
import { writeWhole } from './state.ts';
import type { StackState } from './state.ts';

/** Parts that run under this process. */
export interface RunningParts {
  readonly state: StackState;
  stop(): Promise<void>;
  /** Resolves when the parts are down: undefined after `stop`, the reason when one could not be kept up. */
  readonly ended: Promise<Error | undefined>;
}

const usualPorts: Record<PartName, number> = { kafka: 9092, registry: 8081, clickhouse: 8123 };

type Ports = Record<PartName | 'controller', number>;

/**
 * Starts all parts at once and keeps them running. When one does not come up, or `signal` aborts, all are stopped
 * again and it fails.
 */
export async function startProcesses(
  options: StackOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<RunningParts> {
  const startedAt = new Date().toISOString();
  await rm(join(options.dataDir, 'logs'), { recursive: true, force: true });
  const ports = await choosePorts(options);
  const login = await readLogin(options);
  const { java, kafkaJars, registryHome, registryVersion } = await provide(options, reporter, signal);
  const prepare: Record<PartName, () => Promise<Part>> = {
    kafka: () => kafkaPart(options, java, kafkaJars, ports.kafka, ports.controller),
    registry: () => registryPart(options, java, registryHome, registryVersion, ports.registry),
    clickhouse: () => clickhousePart(options, login, ports.clickhouse),
  };
  const endpoints = {
    kafka: { brokers: [`127.0.0.1:${ports.kafka}`] },
    registry: { url: registryUrl(ports.registry) },
    clickhouse: { url: `http://127.0.0.1:${ports.clickhouse}`, ...login },
  };
  const group = new PartGroup(options.stateFile, { ...endpoints, mode: 'processes', startedAt }, reporter);
  const giveUp = () => void group.stop();
  signal.addEventListener('abort', giveUp, { once: true });
  const results = await Promise.allSettled(partNames.map((name) => group.start(name, prepare[name])));
  signal.removeEventListener('abort', giveUp);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed || signal.aborted) {
    await group.stop();
    throw signal.aborted ? signal.reason : group.firstFailure;
  }
  return { state: await group.publish(), stop: () => group.stop(), ended: group.ended };
}

async function choosePorts(options: StackOptions): Promise<Ports> {
  const file = join(options.dataDir, 'ports.json');
  const last = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Ports>;
  const ports: Partial<Ports> = {};
  const taken = new Set<number>();
  for (const name of [...partNames, 'controller'] as const) {
    const asked = name === 'controller' ? undefined : options.ports[name];
    const usual = name === 'controller' ? 0 : usualPorts[name];
    ports[name] = await choosePort(name, asked, [last[name] ?? usual, usual], taken);
    taken.add(ports[name]);
  }
  await writeWhole(file, JSON.stringify(ports));
  return ports as Ports;
}

/** The login of this stack: made up at the first start, then kept. */
async function readLogin(options: StackOptions): Promise<ClickHouseLogin> {
  const file = join(options.dataDir, 'clickhouse-login.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return JSON.parse(text) as ClickHouseLogin;
  const login = {
    username: 'foreshock',
    password: randomBytes(18).toString('base64url'),
    database: 'foreshock',
  };
  await writeWhole(file, JSON.stringify(login));
  return login;
}
