import { createCodec, createFakeRegistry, type Codec } from '@foreshock/contracts';
import { RetriableError, silent, type ConsumedRecord } from '@foreshock/streaming';
import { TestDriver } from '@foreshock/streaming/testing';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { MonitorTasks } from '../factory.ts';
import { happening, logOf, type Happening } from '../testing/log.ts';
import { createFakeArchive } from './fake-archive.ts';
import { createFakeSnapshots } from './fake-store.ts';
import { noSnapshotMetrics, type RestoreSource } from './metrics.ts';
import { SnapshotWriter } from './writer.ts';

const LOG = { topic: 'ledger.events', partition: 0 };
const OUTPUTS = ['indicators', 'assessments', 'warnings', 'rating-changes', 'ratings', 'actions'].map(
  (name) => `risk.${name}`,
);
let codec: Codec;
beforeAll(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

/** What is done around a batch. A snapshot that is `beside` is written while the batch after it is worked on. */
interface Act {
  readonly records: number;
  readonly snapshot: 'none' | 'before' | 'beside';
  /** An orderly end writes a last snapshot, a hard one does not. */
  readonly end: 'none' | 'orderly' | 'hard';
  readonly storeFails: boolean;
  /** Kafka's retention takes what is committed. */
  readonly truncate: boolean;
}
const act: fc.Arbitrary<Act> = fc.record({
  records: fc.integer({ min: 1, max: 6 }),
  snapshot: fc.constantFrom('none', 'before', 'beside'),
  end: fc.constantFrom('none', 'orderly', 'hard'),
  storeFails: fc.nat(5).map((n) => n === 0),
  truncate: fc.nat(7).map((n) => n === 0),
});

/** A monitor with everything around it in memory. */
function monitor() {
  const snapshots = createFakeSnapshots();
  const archive = createFakeArchive();
  const restores: RestoreSource[] = [];
  const metrics = {
    ...noSnapshotMetrics,
    restored: (_: number, source: RestoreSource) => void restores.push(source),
  };
  const writer = new SnapshotWriter({ group: 'group', snapshots, archive, metrics, log: silent }, 0, 1);
  const driver = new TestDriver(new MonitorTasks(codec, writer), { at: LOG });
  return { snapshots, archive, writer, driver, restores };
}

async function undisturbed(history: readonly Happening[], acts: readonly Act[]) {
  const driver = new TestDriver(new MonitorTasks(codec), { at: LOG });
  const inputs = logOf(codec, history);
  let next = 0;
  for (const { records } of acts) await driver.pipe(inputs.slice(next, (next += records)));
  await driver.pipe(inputs.slice(next));
  return published(driver);
}

async function disturbed(history: readonly Happening[], acts: readonly Act[]) {
  const { snapshots, archive, writer, driver, restores } = monitor();
  const inputs = logOf(codec, history);
  let next = 0;
  let faulty = false;
  let dead = false;
  let calls = 0;
  snapshots.fault = () => (dead || (faulty && ++calls % 2 === 0) ? 'retriable' : null);
  for (const { records, snapshot, end, storeFails, truncate } of acts) {
    faulty = storeFails;
    const round = snapshot === 'none' ? Promise.resolve() : writer.round();
    if (snapshot === 'before') await round;
    const piped = driver.pipe(inputs.slice(next, (next += records)));
    // without the store a shortened log cannot be restored: the partition waits, then goes on
    await piped.catch((thrown: unknown) => {
      if (!(thrown instanceof RetriableError)) throw thrown;
      faulty = false;
      return driver.step();
    });
    await round;
    if (truncate) {
      archive.add(...driver.log.committedRecords(LOG.topic));
      driver.log.truncate(LOG, driver.log.end(LOG));
    }
    faulty = false;
    dead = end === 'hard';
    if (end !== 'none') await driver.crash();
    dead = false;
  }
  await driver.pipe(inputs.slice(next));
  return { outputs: published(driver), restores };
}

const published = (driver: TestDriver) =>
  [...OUTPUTS, 'dead-letters'].map((topic) =>
    driver
      .outputs(topic)
      .map(({ key, value, headers }: ConsumedRecord) => [
        key?.toString(),
        value?.toString('hex'),
        JSON.stringify(headers, (_, header: unknown) =>
          Buffer.isBuffer(header) ? header.toString() : header,
        ),
      ]),
  );

it(
  'publishes byte for byte what a monitor that never stopped does, wherever it crashes',
  { timeout: 120_000 },
  async () => {
    const sources = new Map<RestoreSource, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 10, maxLength: 40 }),
        fc.array(act, { minLength: 3, maxLength: 12 }),
        async (history, acts) => {
          const { outputs, restores } = await disturbed(history, acts);
          expect(outputs).toEqual(await undisturbed(history, acts));
          for (const source of restores) sources.set(source, (sources.get(source) ?? 0) + 1);
        },
      ),
      { numRuns: 50 },
    );
    // a crash that found nothing to restore proves nothing
    expect(sources.get('snapshot') ?? 0).toBeGreaterThan(25);
    expect(sources.get('log') ?? 0).toBeGreaterThan(5);
    expect(sources.get('clickhouse') ?? 0).toBeGreaterThan(5);
  },
);

const history: Happening[] = [
  ...[0, 1, 2].map((customer): Happening => ({ kind: 'invoice', customer, amountMinor: 500_001, days: 5 })),
  { kind: 'tick', days: 20 },
  ...[0, 1].map((customer): Happening => ({ kind: 'payment', customer, amountMinor: 100_001, of: customer })),
  { kind: 'tick', days: 40 },
];
const still = { snapshot: 'none', end: 'none', storeFails: false, truncate: false } as const;

it.each(Array.from({ length: 9 }, (_, cut) => cut))(
  'a snapshot at offset %i carries everything that matters later',
  async (cut) => {
    const acts: Act[] = [
      { ...still, records: cut },
      { ...still, records: 0, snapshot: 'before', end: 'hard' },
    ];
    const { outputs, restores } = await disturbed(history, acts);
    expect(outputs).toEqual(await undisturbed(history, [{ ...still, records: cut }]));
    expect(restores.at(-1)).toBe(cut === 0 ? 'empty' : 'snapshot');
  },
);
