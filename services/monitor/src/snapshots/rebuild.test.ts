import { createCodec, createFakeRegistry, type Codec } from '@foreshock/contracts';
import type { CustomerBytes } from '@foreshock/engine';
import { silent } from '@foreshock/streaming';
import { TestDriver } from '@foreshock/streaming/testing';
import { beforeAll, expect, it } from 'vitest';
import { MonitorTasks } from '../factory.ts';
import { logOf, type Happening } from '../testing/log.ts';
import { createFakeArchive } from './fake-archive.ts';
import { createFakeSnapshots } from './fake-store.ts';
import { noSnapshotMetrics } from './metrics.ts';
import { rebuildPartition, type RebuildSource } from './rebuild.ts';
import { FORM } from './sources.ts';
import { SnapshotWriter } from './writer.ts';

const LOG = { topic: 'ledger.events', partition: 0 };
const owner = { ...LOG, group: 'group' };
const history: Happening[] = [
  ...[0, 1, 2].map((customer): Happening => ({ kind: 'invoice', customer, amountMinor: 500_001, days: 5 })),
  { kind: 'tick', days: 20 },
  { kind: 'payment', customer: 0, amountMinor: 100_001, of: 0 },
];

let codec: Codec;
beforeAll(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

/** A monitor that wrote a snapshot after five records of seven and then stopped. */
async function stopped() {
  const [snapshots, archive] = [createFakeSnapshots(), createFakeArchive()];
  const sources = { group: 'group', snapshots, archive, metrics: noSnapshotMetrics, log: silent };
  const writer = new SnapshotWriter(sources, 0);
  const driver = new TestDriver(new MonitorTasks(codec, writer), { at: LOG });
  const inputs = logOf(codec, history);
  await driver.pipe(inputs.slice(0, 5));
  await writer.round();
  await driver.pipe(inputs.slice(5));
  archive.add(...driver.log.committedRecords(LOG.topic));
  const parts = { codec, reader: driver.log, snapshots, archive, onProgress: () => undefined };
  const rebuild = (from: RebuildSource | null, verifyOnly = false) =>
    rebuildPartition(parts, { owner, committedOffset: inputs.length, from, verifyOnly });
  return { snapshots, driver, log: driver.log, rebuild, end: inputs.length };
}

it.each(['log', 'clickhouse', 'snapshot', null] as const)(
  'rebuilds from %s what the snapshot says',
  async (from) => {
    const { snapshots, rebuild, end } = await stopped();
    const report = { partition: 0, customers: 3, comparedAt: 5, differences: [] };
    const source = from ?? 'log';
    expect(await rebuild(from, true)).toEqual({ ...report, from: source, offset: 5, written: false });
    expect((await snapshots.latest(owner, FORM, end))?.offset).toBe(5);
    expect(await rebuild(from)).toEqual({ ...report, from: source, offset: end, written: true });
    expect((await snapshots.latest(owner, FORM, end))?.offset).toBe(end);
    expect(snapshots.generations(owner)).toHaveLength(1);
    expect(await rebuild(from)).toMatchObject({ comparedAt: end, differences: [] });
  },
);

it('takes the copy in ClickHouse where the log was shortened, and says so when told to take the log', async () => {
  const { log, rebuild, end } = await stopped();
  log.truncate(LOG, 6);
  expect(await rebuild(null)).toMatchObject({ from: 'clickhouse', offset: end, differences: [] });
  await expect(rebuild('log')).rejects.toThrow('rebuild with --from clickhouse');
});

it('names the customer and the values in which a snapshot is wrong, and replaces it', async () => {
  const { snapshots, rebuild } = await stopped();
  const right = await snapshots.latest(owner, FORM, 5);
  if (right === null) throw new Error('there is no snapshot');
  const customers: CustomerBytes[] = [];
  for await (const page of snapshots.customers(owner, right)) customers.push(...page);
  const [c0, c1] = customers;
  if (c0 === undefined || c1 === undefined) throw new Error('there are no customers');
  const { generation, offset } = right;
  const wrong = [{ customerId: c0.customerId, bytes: c1.bytes }];
  await snapshots.append(owner, FORM, { generation, offset, customers: wrong });
  const [difference, ...others] = (await rebuild('log')).differences;
  expect(others).toEqual([]);
  expect(difference).toEqual({
    customerId: 'c0',
    fields: [{ field: 'touchedAt', snapshot: '3', rebuilt: '2' }],
  });
  expect((await rebuild('log')).differences).toEqual([]);
});

it('restarts and rebuilds publish no rating again, and what comes later follows on', async () => {
  const { driver, rebuild } = await stopped();
  const topics = ['risk.ratings', 'risk.rating-changes'] as const;
  const published = () => topics.map((topic) => driver.outputs(topic).length);
  const before = published();
  expect(before[0]).toBeGreaterThanOrEqual(3);
  for (const from of ['log', 'clickhouse', 'snapshot'] as const) {
    await rebuild(from);
    await driver.crash();
    await driver.pipe([]);
    expect(published()).toEqual(before);
  }
  const later: Happening[] = [
    { kind: 'tick', days: 20 },
    { kind: 'tick', days: 40 },
  ];
  await driver.pipe(logOf(codec, [...history, ...later]).slice(-2));
  const [ratings, changes] = published();
  expect(changes).toBeGreaterThan(before[1]!);
  expect(ratings).toBeGreaterThanOrEqual(before[0]! + changes! - before[1]!);
});
