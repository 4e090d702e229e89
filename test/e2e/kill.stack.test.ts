import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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

/** Kills a service each time it has come a part of the way, and only while there is work left. */
async function killOnTheWay(
  pipeline: Pipeline,
  name: 'monitor' | 'warehouse',
  topics: string[],
  times: number,
): Promise<number[]> {
  const lag = await pipeline.groupLag();
  const left: number[] = [];
  try {
    let before = await eventually(
      'work to begin',
      async () => (await lag.records(`foreshock-${name}`, topics)) || undefined,
    );
    while (left.length < times) {
      const now = await lag.records(`foreshock-${name}`, topics);
      if (now === 0) break;
      if (before - now < 500 && left.length > 0) {
        await wait(20);
        continue;
      }
      left.push(now);
      await pipeline.killAndRestart(name);
      before = await lag.records(`foreshock-${name}`, topics);
    }
    return left;
  } finally {
    await lag.close();
  }
}

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
    const importing = disturbed.importSample();
    const [monitorKills, warehouseKills] = await Promise.all([
      killOnTheWay(disturbed, 'monitor', ['ledger.events'], 3),
      killOnTheWay(disturbed, 'warehouse', ['ledger.events', 'risk.indicators'], 3),
    ]);
    await importing;
    await disturbed.caughtUp();

    // a kill counts only where it hit work under way
    expect(monitorKills.filter((left) => left > 0).length).toBeGreaterThanOrEqual(2);
    expect(warehouseKills.filter((left) => left > 0).length).toBeGreaterThanOrEqual(2);
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
