import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partNames } from './options.ts';
import type { PartName, StackOptions } from './options.ts';
import { clickhousePart } from './parts/clickhouse.ts';
import type { ClickHouseLogin } from './parts/clickhouse.ts';
import { kafkaPart } from './parts/kafka.ts';
import type { Part } from './parts/part.ts';
import { registryPart, registryUrl } from './parts/registry.ts';
import type { ProcessId } from './process/identity.ts';
import { startLeash } from './process/leash.ts';
import { self } from './process/lock.ts';
import { choosePort } from './process/ports.ts';
import { Supervised } from './process/supervise.ts';
import { provide } from './provide.ts';
import type { Reporter } from './reporter.ts';
import { removeState, writeState, writeWhole } from './state.ts';
import type { StackState } from './state.ts';

/** Parts that run under this process. */
export interface RunningParts {
  readonly state: StackState;
  stop(): Promise<void>;
  /** Resolves when the parts are down: undefined after `stop`, the reason when one could not be kept up. */
  readonly ended: Promise<Error | undefined>;
}

const usualPorts: Record<PartName, number> = { kafka: 9092, registry: 8081, clickhouse: 8123 };
const restartBound = { restarts: 5, withinMs: 60_000 };

type Ports = Record<PartName | 'controller', number>;

/** Starts all parts at once and keeps them running. When one does not come up, the others are stopped again. */
export async function startProcesses(options: StackOptions, reporter: Reporter): Promise<RunningParts> {
  const startedAt = new Date().toISOString();
  const ports = await choosePorts(options);
  const login = await readLogin(options);
  const provisions = await provide(options, reporter);
  const { java, kafkaJars, registryHome, registryVersion } = provisions;
  const preparing: Record<PartName, () => Promise<Part>> = {
    kafka: () => kafkaPart(options, java, kafkaJars, ports.kafka, ports.controller),
    registry: () => registryPart(options, java, registryHome, registryVersion, ports.registry),
    clickhouse: () => clickhousePart(options, login, ports.clickhouse),
  };
  const leash = startLeash();
  const supervised: Partial<Record<PartName, Supervised>> = {};
  const pids: Partial<Record<PartName, ProcessId>> = {};
  let end: (reason: Error | undefined) => void = () => undefined;
  const ended = new Promise<Error | undefined>((resolve) => (end = resolve));
  const state = (): StackState => ({
    mode: 'processes',
    startedAt,
    supervisor: self(),
    kafka: { brokers: [`127.0.0.1:${ports.kafka}`] },
    registry: { url: registryUrl(ports.registry) },
    clickhouse: { url: `http://127.0.0.1:${ports.clickhouse}`, ...login },
    pids,
  });
  const stopAll = async (reason?: Error) => {
    for (const name of partNames) await supervised[name]?.stop();
    leash.release();
    await removeState(options.stateFile);
    end(reason);
  };
  const started = (name: PartName, id: ProcessId) => {
    pids[name] = id;
    leash.hold(Object.values(pids).map(({ pid }) => pid));
  };
  const events = {
    down: (part: Part, how: string) => reporter.line(`${part.name} ${how}; starting it again`),
    up: (part: Part, id: ProcessId) => {
      started(part.name, id);
      reporter.line(`${part.name} is back`);
      void writeState(options.stateFile, state());
    },
    lost: (_part: Part, error: Error) => void stopAll(error),
  };
  const startPart = async (name: PartName) => {
    const from = performance.now();
    reporter.line(`${name} starting`);
    const one = new Supervised(await preparing[name](), restartBound, events);
    supervised[name] = one;
    started(name, await one.start());
    reporter.line(`${name} ready in ${((performance.now() - from) / 1000).toFixed(1)} s`);
  };
  const results = await Promise.allSettled(partNames.map(startPart));
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    await stopAll();
    throw result.reason;
  }
  await writeState(options.stateFile, state());
  return { state: state(), stop: () => stopAll(), ended };
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
