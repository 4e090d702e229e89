import { setTimeout as sleep } from 'node:timers/promises';
import { provision, startProcess } from '@foreshock/cli';
import { topics } from '@foreshock/contracts';
import { createTopicAdmin, type GroupLag } from '@foreshock/streaming';
import type { Tapes } from '../offline/tapes.ts';
import type { BenchStack } from './bench-stack.ts';
import { startMonitor } from './contestants.ts';
import { appendTape } from './log.ts';
import { readOutputs } from './outputs.ts';
import { cpuSeconds, peakMb } from './process-figures.ts';

/** The warehouse beside the monitor, both from the log's beginning. */
export interface KeepingUp {
  /** Where the tables are. */
  readonly database: string;
  readonly events: number;
  /** Events and outputs copied into tables. */
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly cpuSecondsPerMillionRows: number;
  readonly peakMb: number;
  readonly monitorSeconds: number;
  readonly warehouseSeconds: number;
  /** Records that the warehouse was behind at the moment the monitor was done. */
  readonly behindAtThatMoment: number;
}

const LOOK_EVERY_MS = 100;
const GIVE_UP_MS = 600_000;

/** Lets both work through the year at full speed and tells when each was done. Tables and outputs are fresh. */
export async function measureKeepingUp(
  stack: BenchStack,
  lag: GroupLag,
  id: string,
  tapes: Tapes,
): Promise<KeepingUp> {
  const database = id.replaceAll('-', '_');
  const env = {
    ...stack.env,
    FORESHOCK_CLICKHOUSE_DATABASE: database,
    FORESHOCK_WAREHOUSE_GROUP: `${id}-warehouse`,
    FORESHOCK_RECONCILE_INTERVAL_SECONDS: '0',
  };
  await freshTopics(stack, env);
  await appendTape(stack, tapes.year, 'as it comes');
  const names = topics.map(({ name }) => name).filter((name) => !name.endsWith('.dlq'));
  const outputs = names.filter((name) => name.startsWith('risk.'));

  let ended: Error | undefined;
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  const monitor = await startMonitor(stack, id);
  const onEnd = (error: unknown) => {
    ended = new Error(String(error));
  };
  const warehouse = await startProcess('warehouse', env, onEnd, 'built');
  try {
    const until = async (group: string, of: readonly string[]): Promise<number> => {
      for (;;) {
        monitor.assertRunning();
        if (ended !== undefined) throw ended;
        if ((await lag.records(group, of)) === 0) return seconds();
        if (performance.now() - begun > GIVE_UP_MS) throw new Error(`${group} is still behind`);
        await sleep(LOOK_EVERY_MS);
      }
    };
    const monitorSeconds = await until(id, ['ledger.events']);
    const copied = ['ledger.events', ...outputs];
    const behindAtThatMoment = await lag.records(`${id}-warehouse`, copied);
    const warehouseSeconds = await until(`${id}-warehouse`, copied);
    const counts = await readOutputs(stack, monitor, new Map());
    const rows = tapes.year.size() + Object.values(counts).reduce((sum, count) => sum + count, 0);
    return {
      database,
      events: tapes.year.size(),
      rows,
      rowsPerSecond: rows / warehouseSeconds,
      cpuSecondsPerMillionRows: (cpuSeconds(warehouse.pid ?? -1) / rows) * 1e6,
      peakMb: peakMb(warehouse.pid ?? -1),
      monitorSeconds,
      warehouseSeconds,
      behindAtThatMoment,
    };
  } finally {
    await Promise.all([monitor.stop(), warehouse.stop()]);
  }
}

/** Makes the log and all outputs anew, and the tables in the database that `env` names. */
async function freshTopics(stack: BenchStack, env: BenchStack['env']): Promise<void> {
  const admin = await createTopicAdmin(stack.kafka('bench'));
  try {
    await admin.deleteTopics(topics.map(({ name }) => name));
  } finally {
    await admin.close();
  }
  for (const until = performance.now() + 30_000; ; await sleep(500)) {
    const { topicsCreated } = await provision(env).catch((error: unknown) => {
      if (performance.now() > until) throw error;
      return { topicsCreated: [] };
    });
    if (topicsCreated.length > 0 || performance.now() > until) return;
  }
}
