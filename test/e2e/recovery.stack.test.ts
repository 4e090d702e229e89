import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ClickHouse } from '@foreshock/clickhouse';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import { kafkaClientOf } from '@foreshock/streaming';
import { eventually } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pipeline } from './pipeline.ts';
import { contentOf, differences, tableNames } from './tables.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LOG = 'ledger.events';
const logs = join(process.env['FORESHOCK_HOME'] ?? join(root, '.foreshock'), 'logs');

let home: string;
/** Two of their own: what follows would be in the way of other suites. */
let stacks: Stack[] = [];
let disturbed: Pipeline;
let undisturbed: Pipeline;
let tables: ClickHouse & { close(): Promise<void> };

beforeAll(async () => {
  home = await mkdtemp(join(root, '.foreshock', 'recovery-'));
  const options = (name: string) => stackOptions(root, { ...process.env, FORESHOCK_HOME: join(home, name) });
  stacks = await Promise.all(['disturbed', 'undisturbed'].map((name) => startStack(options(name))));
  const [one, other] = stacks.map(({ endpoints }) => endpoints) as [Stack['endpoints'], Stack['endpoints']];
  disturbed = new Pipeline(one, { FORESHOCK_SNAPSHOT_INTERVAL_MS: '200' });
  undisturbed = new Pipeline(other);
  await Promise.all([disturbed.provision(), undisturbed.provision()]);
  tables = disturbed.clickhouse();
});

afterAll(async () => {
  await tables.close();
  await Promise.allSettled([disturbed.stop(), undisturbed.stop()]);
  await Promise.all(stacks.map((stack) => stack.stop()));
  await rm(home, { recursive: true, force: true });
});

const count = async (sql: string) => (await tables.query<{ n: number }>(sql))[0]?.n ?? 0;
const STORED =
  'SELECT sum(last) AS n FROM (SELECT max(offset) AS last FROM monitor_snapshots WHERE is_end GROUP BY partition)';

/** Waits for snapshots that go further than `before`, offsets summed over the partitions. */
const anotherSnapshot = (before: number) =>
  eventually('another snapshot', async () => {
    const now = await count(STORED);
    return now > before ? now : undefined;
  });
const lastDay = () => count('SELECT toInt32(max(as_of)) AS n FROM indicators');

/** Partitions by what the running monitor's state came from. */
async function sources(): Promise<Record<string, number>> {
  const text = await (await fetch(`${disturbed.urlOf('monitor')}/metrics`)).text();
  const found: Record<string, number> = {};
  for (const [, source = ''] of text.matchAll(/^foreshock_restore_seconds\{[^}]*source="(\w+)"/gm))
    found[source] = (found[source] ?? 0) + 1;
  return found;
}

async function expectEqualTables(): Promise<void> {
  const expected = undisturbed.clickhouse();
  for (const table of tableNames) {
    const content = await contentOf(expected, table);
    expect(content.length).toBeGreaterThan(100);
    expect(differences(content, await contentOf(tables, table)), table).toEqual([]);
  }
  await expected.close();
}

/** Kafka's retention takes everything that is on the log. */
async function truncateLog(): Promise<void> {
  const admin = kafkaClientOf(disturbed.config, 'foreshock-test').admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(LOG);
  const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
  await admin.deleteTopicRecords({
    topic: LOG,
    partitions: partitions.filter(({ offset }) => offset !== '0'),
  });
  await admin.disconnect();
}

it(
  'kill -9 of a monitor with snapshots in the middle of the import changes nothing',
  { timeout: 300_000 },
  async () => {
    await undisturbed.start('monitor', 'warehouse');
    await undisturbed.activateDefaultPolicy();
    await undisturbed.importSample();
    await undisturbed.caughtUp();

    await disturbed.start('monitor', 'warehouse');
    await disturbed.activateDefaultPolicy();
    const importing = disturbed.importSample();
    let stored = await anotherSnapshot(0);
    await disturbed.killAndRestart('monitor');
    let fromSnapshot = (await sources())['snapshot'] ?? 0;
    await importing;
    await disturbed.caughtUp();
    for (let kill = 0; kill < 3; kill++) {
      stored = await anotherSnapshot(stored);
      const day = (await lastDay()) + 15;
      await Promise.all([disturbed, undisturbed].map((pipeline) => pipeline.tickTo(day)));
      await disturbed.killAndRestart('monitor');
      fromSnapshot += (await sources())['snapshot'] ?? 0;
      await disturbed.caughtUp();
    }
    await undisturbed.caughtUp();
    // a restart that restored nothing from a snapshot proves nothing
    expect(fromSnapshot).toBeGreaterThan(0);
    await expectEqualTables();
  },
);

it(
  'a rebuild from the log or its copy finds nothing wrong in the snapshots',
  { timeout: 120_000 },
  async () => {
    const command = join(root, 'services/cli/bin/foreshock.mjs');
    for (const from of ['log', 'clickhouse']) {
      const args = [command, 'rebuild', '--from', from, '--verify', '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: disturbed.env });
      const { partitions } = JSON.parse(stdout) as { partitions: Record<string, unknown>[] };
      expect(partitions.length).toBeGreaterThan(0);
      for (const partition of partitions)
        expect(partition).toMatchObject({ from, differences: [], written: false });
      expect(partitions.every(({ comparedAt }) => Number(comparedAt) > 0)).toBe(true);
    }
  },
);

it('what retention took from the log comes from its copy in ClickHouse', { timeout: 300_000 }, async () => {
  await tables.command('TRUNCATE TABLE monitor_snapshots');
  await truncateLog();
  await disturbed.killAndRestart('monitor');
  const restored = await sources();
  expect(restored['clickhouse']).toBeGreaterThan(0);
  expect(restored['log']).toBeUndefined();

  const day = (await lastDay()) + 45;
  await Promise.all([disturbed, undisturbed].map((pipeline) => pipeline.tickTo(day)));
  await Promise.all([disturbed.caughtUp(), undisturbed.caughtUp()]);
  await expectEqualTables();
  expect([...undisturbed.crashes, ...disturbed.crashes]).toEqual([]);
});

it(
  'a gap in the log and in its copy stops the monitor and says what to do',
  { timeout: 120_000 },
  async () => {
    await tables.command('TRUNCATE TABLE monitor_snapshots');
    await truncateLog();
    await tables.command('DELETE FROM ledger_events WHERE offset < 10');
    await expect(disturbed.killAndRestart('monitor')).rejects.toThrow('ended before it was ready');
    const said = await readFile(join(logs, 'monitor.log'), 'utf8');
    expect(said).toContain('are no longer on the log, and ledger_events holds 10 to');
    expect(said).toContain('bring ledger_events or monitor_snapshots back from a backup');
  },
);
