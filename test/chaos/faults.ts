import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { Progress } from './progress.ts';

/** What is done to the running system, under load. */
export interface Fault {
  readonly name: string;
  /** Resolves when everything is back where it was. @returns how it shows that the fault was real */
  happen(cluster: Cluster, progress: Progress): Promise<string>;
}

const SESSION_MS = 10_000;

const killService = (name: 'monitor' | 'warehouse'): Fault => ({
  name: `kill -9 of the ${name}`,
  happen: async (cluster) => {
    const before = cluster.servicePid(name);
    await cluster.killService(name);
    return `process ${String(before)} became ${String(cluster.servicePid(name))}`;
  },
});

const killPart = (part: 'kafka' | 'registry' | 'clickhouse', called: string): Fault => ({
  name: `kill -9 of the ${called}`,
  happen: async (cluster) => {
    const before = await cluster.partPid(part);
    await cluster.killPart(part);
    return `process ${String(before)} became ${String(await cluster.partPid(part))}`;
  },
});

/** The stopped monitor wakes up when others have had its partitions for a while, and goes on in the middle of a step. */
const zombie: Fault = {
  name: 'SIGSTOP of a monitor past its session, then SIGCONT',
  happen: async (cluster, progress) => {
    await cluster.scale('monitor', 2);
    let taken = 0;
    await cluster.suspended(cluster.servicePid('monitor'), async () => {
      await wait(SESSION_MS + 1_000);
      // only who has all partitions can reach the ends of all of them
      taken = await progress.monitorReaches(await progress.logEnds());
    });
    await progress.monitorReaches(await progress.logEnds());
    await cluster.scale('monitor', 1);
    return `the other monitor went on with all partitions after ${taken.toFixed(1)} s`;
  },
};

const rebalance: Fault = {
  name: 'monitors 1 → 3 → 1 → 2',
  happen: async (cluster, progress) => {
    for (const count of [3, 1, 2]) {
      await cluster.scale('monitor', count);
      await progress.monitorReaches(await progress.logEnds());
    }
    await cluster.scale('monitor', 1);
    return 'each time to the ends of all partitions';
  },
};

const storeAway = (ms: number): Fault => ({
  name: `store away for ${String(ms / 1_000)} s`,
  happen: async (cluster, progress) => {
    let evaluated = 0;
    await cluster.suspended(await cluster.partPid('clickhouse'), async () => {
      const before = await progress.monitorPosition();
      await wait(ms);
      evaluated = (await progress.monitorPosition()) - before;
    });
    return `the monitor took ${String(evaluated)} records meanwhile`;
  },
});

const registryAway = (ms: number): Fault => ({
  name: `registry away for ${String(ms / 1_000)} s, and a monitor that starts without it`,
  happen: async (cluster) => {
    let restarted: Promise<void> = Promise.resolve();
    await cluster.suspended(await cluster.partPid('registry'), async () => {
      restarted = cluster.killService('monitor');
      restarted.catch(() => undefined);
      await wait(ms);
    });
    await restarted;
    return 'the new monitor was ready once the registry was back';
  },
});

/** Every kind of fault; `short` ones wait less. */
export function allFaults(awayMs: number): Fault[] {
  return [
    killService('monitor'),
    killService('warehouse'),
    killPart('clickhouse', 'gateway'),
    killPart('registry', 'registry'),
    zombie,
    killPart('kafka', 'broker'),
    rebalance,
    storeAway(awayMs),
    registryAway(Math.min(awayMs, 20_000)),
  ];
}

/** What fits into a minute. */
export function shortFaults(): Fault[] {
  return [
    killService('monitor'),
    killService('warehouse'),
    killPart('clickhouse', 'gateway'),
    killPart('kafka', 'broker'),
    zombie,
  ];
}
