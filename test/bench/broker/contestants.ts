import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startProcess } from '@foreshock/cli';
import { createTopicAdmin } from '@foreshock/streaming';
import type { BenchStack } from './bench-stack.ts';
import { LOG, ONE_SEGMENT } from './log.ts';
import { DRAIN_READY } from './drain-ready.ts';
import type { ContestantName } from './names.ts';

/** A process that works through the log as a consumer group. */
export interface Contestant {
  readonly name: ContestantName;
  readonly pid: number;
  readonly group: string;
  /** Where it writes its outputs. */
  readonly topics: readonly string[];
  readonly warnings: string;
  /** @throws when it has ended by itself. */
  assertRunning(): void;
  /** Ends it in order. @returns what it printed at its end */
  stop(): Promise<string>;
}

const here = fileURLToPath(new URL('..', import.meta.url));
export const peerFolder = `${here}peers/kafka-streams`;
/** Heap and collector with which the peer runs best on a small machine. */
const JAVA = ['-Xms1g', '-Xmx3g', '-XX:+UseParallelGC', '-XX:+UseTransparentHugePages'];

/** Whether the peer was built; it needs Java 17 and Maven. */
export const peerIsBuilt = (): boolean => existsSync(`${peerFolder}/target/lib`);

/** Starts a contestant with a group and, where it has a choice, outputs of its own. */
export async function start(stack: BenchStack, name: ContestantName, id: string): Promise<Contestant> {
  switch (name) {
    case 'drain':
      return startDrain(stack, id);
    case 'monitor':
      return startMonitor(stack, id);
    case 'streams-tuned':
      return startPeer(stack, name, id, []);
    case 'streams-usual':
      return startPeer(stack, name, id, ['--write-through']);
  }
}

export const MONITOR_TOPICS = ['indicators', 'assessments', 'warnings', 'rating-changes', 'actions'].map(
  (name) => `risk.${name}`,
);

const NO_CLICKHOUSE = {
  FORESHOCK_CLICKHOUSE_URL: undefined,
  FORESHOCK_CLICKHOUSE_USERNAME: undefined,
  FORESHOCK_CLICKHOUSE_PASSWORD: undefined,
};

/** The monitor in a process of its own; without snapshots it has nothing to do with ClickHouse, like the peers. */
export async function startMonitor(
  stack: BenchStack,
  group: string,
  snapshots: 'no snapshots' | 'snapshots' = 'no snapshots',
): Promise<Contestant> {
  let ended: Error | undefined;
  const clickhouse = snapshots === 'snapshots' ? {} : NO_CLICKHOUSE;
  const env = { ...stack.env, ...clickhouse, FORESHOCK_MONITOR_GROUP: group };
  const onEnd = (error: unknown) => {
    ended = new Error(String(error));
  };
  const part = await startProcess('monitor', env, onEnd, 'built');
  return {
    name: 'monitor',
    pid: part.pid ?? -1,
    group,
    topics: MONITOR_TOPICS,
    warnings: 'risk.warnings',
    assertRunning() {
      if (ended !== undefined) throw ended;
    },
    async stop() {
      await part.stop();
      return '';
    },
  };
}

async function startPeer(
  stack: BenchStack,
  name: 'streams-tuned' | 'streams-usual',
  id: string,
  flags: readonly string[],
): Promise<Contestant> {
  const topics = [`${id}.indicators`, `${id}.warnings`];
  const admin = await createTopicAdmin(stack.kafka('bench'));
  await admin.ensureTopics(topics.map((topic) => ({ name: topic, partitions: 8, config: ONE_SEGMENT })));
  await admin.close();
  const args = [
    ...JAVA,
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
    ...['-cp', 'target/classes:target/lib/*', 'peer.Main', '--serve', '--store', 'inmem', ...flags],
    ...['--bootstrap', stack.config.FORESHOCK_KAFKA_BROKERS.join(',')],
    ...['--registry', stack.config.FORESHOCK_REGISTRY_URL],
    ...['--topic', LOG, '--out-prefix', id, '--app-id', id],
  ];
  const child = spawn('java', args, { cwd: peerFolder, stdio: ['ignore', 'pipe', 'inherit'] });
  return { name, group: id, topics, warnings: `${id}.warnings`, ...runningChild(child, name) };
}

async function startDrain(stack: BenchStack, group: string): Promise<Contestant> {
  const brokers = stack.config.FORESHOCK_KAFKA_BROKERS.join(',');
  const args = ['--conditions=@foreshock/source', '--import', import.meta.resolve('tsx')];
  const child = spawn(process.execPath, [...args, `${here}broker/drain.ts`, brokers, group, LOG], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: stack.env,
  });
  const running = runningChild(child, 'drain');
  await running.printed(DRAIN_READY);
  return { name: 'drain', group, topics: [], warnings: '', ...running };
}

function runningChild(child: ChildProcess, name: string) {
  let output = '';
  let stopping = false;
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  });
  const assertRunning = () => {
    if (!stopping && (child.exitCode !== null || child.signalCode !== null))
      throw new Error(`${name} ended with ${child.signalCode ?? child.exitCode}: ${output}`);
  };
  return {
    pid: child.pid ?? -1,
    assertRunning,
    async stop() {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return output;
    },
    printed: (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (output.includes(text)) resolve();
        };
        listeners.add(look);
        child.once('exit', () => reject(new Error(`${name} ended: ${output}`)));
      }),
  };
}
