import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import { eventually } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pipeline, sharedStack } from './pipeline.ts';
import { contentOf, differences, tableNames } from './tables.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let home: string;
let stack: Stack;
let disturbed: Pipeline;
let undisturbed: Pipeline;

beforeAll(async () => {
  home = await mkdtemp(join(root, '.foreshock', 'kill-'));
  stack = await startStack(stackOptions(root, { ...process.env, FORESHOCK_HOME: home }));
  disturbed = new Pipeline(stack.endpoints);
  undisturbed = new Pipeline(await sharedStack());
  await Promise.all([disturbed.provision(), undisturbed.provision()]);
});

afterAll(async () => {
  await Promise.allSettled([disturbed.stop(), undisturbed.stop()]);
  await stack.stop();
  await rm(home, { recursive: true, force: true });
});

/** How much of its work a service has done: a number that only grows. */
type Progress = () => Promise<number>;

/** Kills a service `times` times, each time after it got on, and gives how far it was at each kill. */
async function killOnTheWay(
  pipeline: Pipeline,
  name: 'monitor' | 'warehouse',
  progress: Progress,
  times: number,
): Promise<number[]> {
  const kills: number[] = [];
  while (kills.length < times) {
    const last = kills.at(-1) ?? 0;
    const at = await eventually(`${name} to get on`, async () => {
      const now = await progress();
      return now > last ? now : undefined;
    });
    kills.push(at);
    await pipeline.killAndRestart(name);
  }
  return kills;
}

const ROWS = 'SELECT (SELECT count() FROM ledger_events) + (SELECT count() FROM indicators) AS rows';

it(
  'kill -9 of monitor and warehouse in the middle of the import changes nothing',
  { timeout: 300_000 },
  async () => {
    await undisturbed.start('monitor', 'warehouse');
    await undisturbed.activateDefaultPolicy();
    await undisturbed.importSample();
    await undisturbed.caughtUp();

    await disturbed.start('monitor', 'warehouse');
    await disturbed.activateDefaultPolicy();
    const tables = disturbed.clickhouse();
    const lag = await disturbed.groupLag();
    const progress = {
      monitor: () => lag.committed('foreshock-monitor', ['ledger.events']),
      warehouse: async () => (await tables.query<{ rows: number }>(ROWS))[0]?.rows ?? 0,
    };
    const importing = disturbed.importSample();
    const [monitorKills, warehouseKills] = await Promise.all([
      killOnTheWay(disturbed, 'monitor', progress.monitor, 3),
      killOnTheWay(disturbed, 'warehouse', progress.warehouse, 3),
    ]);
    await importing;
    await disturbed.caughtUp();
    // a kill counts only where it hit work under way
    const [monitorEnd, warehouseEnd] = [await progress.monitor(), await progress.warehouse()];
    expect(monitorKills.filter((at) => at < monitorEnd).length).toBeGreaterThanOrEqual(2);
    expect(warehouseKills.filter((at) => at < warehouseEnd).length).toBeGreaterThanOrEqual(2);
    await Promise.all([tables.close(), lag.close()]);

    const [a, b] = [undisturbed.clickhouse(), disturbed.clickhouse()];
    for (const table of tableNames) {
      const expected = await contentOf(a, table);
      expect(expected.length).toBeGreaterThan(100);
      expect(differences(expected, await contentOf(b, table)), table).toEqual([]);
    }
    await Promise.all([a.close(), b.close()]);
    expect([...undisturbed.crashes, ...disturbed.crashes]).toEqual([]);
  },
);
