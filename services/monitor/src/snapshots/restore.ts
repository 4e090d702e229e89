import { setImmediate as nextTurn } from 'node:timers/promises';
import { ClickHouseFailure } from '@foreshock/clickhouse';
import { minorUnits } from '@foreshock/contracts';
import { restoreCustomer, restorePartition, type Partition } from '@foreshock/engine';
import { RetriableError, type ConsumedRecord, type PartitionStart, type Replay } from '@foreshock/streaming';
import type { MonitorTask } from '../task.ts';
import type { RestoreSource } from './metrics.ts';
import { FORM, SLICE_MS, type Sources } from './sources.ts';
import type { Snapshot, SnapshotOwner, SnapshotStore } from './store.ts';

/** Feeds records to a task; loads what decoding them needs. */
export type Feed = (chunks: AsyncIterable<readonly ConsumedRecord[]>) => Promise<void>;

/**
 * Brings an empty task to the committed offset: the latest snapshot, then the log from there on, then live. What the log
 * no longer holds comes from its copy in ClickHouse.
 * @returns the snapshot that was taken up, to be gone on with
 * @throws RetriableError while ClickHouse is away and nothing else can take its place
 */
export async function restore(
  task: MonitorTask,
  start: PartitionStart,
  replay: Replay,
  feed: Feed,
  sources: Sources | null,
): Promise<Snapshot | null> {
  const startedMs = performance.now();
  // A new group on a shortened log: what came before is state too, published by whoever read it then.
  const end = start.committedOffset ?? start.logStartOffset;
  const snapshot = end === 0 || sources === null ? null : await takeUp(task, start, end, sources);
  const from = snapshot?.offset ?? 0;
  const archived = from < start.logStartOffset;
  if (archived) await feed(readArchive(start, from, sources));
  const rest = Math.max(from, start.logStartOffset);
  if (rest < end) await feed(replay(rest, end));
  task.restored(end);
  const source = sourceOf(end, snapshot, archived);
  sources?.metrics.restored(start.partition, source, (performance.now() - startedMs) / 1000);
  return snapshot;
}

function sourceOf(end: number, snapshot: Snapshot | null, archived: boolean): RestoreSource {
  if (end === 0) return 'empty';
  if (archived) return 'clickhouse';
  return snapshot === null ? 'log' : 'snapshot';
}

async function takeUp(
  task: MonitorTask,
  start: PartitionStart,
  atMost: number,
  { group, snapshots, metrics, log }: Sources,
): Promise<Snapshot | null> {
  const { topic, partition, logStartOffset } = start;
  const owner = { group, topic, partition };
  try {
    const snapshot = await snapshots.latest(owner, FORM, atMost);
    if (snapshot !== null) task.adopt(await load(snapshots, owner, snapshot));
    return snapshot;
  } catch (error) {
    metrics.failed('restore');
    const isAway = error instanceof ClickHouseFailure;
    if (isAway && logStartOffset > 0) {
      throw new RetriableError(
        `${topic}/${partition}: the log begins at ${logStartOffset} only, and ClickHouse is away`,
        { cause: error },
      );
    }
    const because = isAway ? 'ClickHouse is away' : 'the snapshot cannot be read';
    log('warn', `${because}; restoring from the log`, { topic, partition, cause: String(error) });
    return null;
  }
}

/** @throws ClickHouseFailure when the store is away, another error when the snapshot cannot be read */
export async function load(
  snapshots: SnapshotStore,
  owner: SnapshotOwner,
  snapshot: Snapshot,
): Promise<Partition> {
  const partition = restorePartition(owner.partition, minorUnits, snapshot.bytes);
  for await (const page of snapshots.customers(owner, snapshot)) {
    let turnEndsMs = performance.now() + SLICE_MS;
    for (const customer of page) {
      restoreCustomer(partition, customer);
      if (performance.now() < turnEndsMs) continue;
      await nextTurn();
      turnEndsMs = performance.now() + SLICE_MS;
    }
  }
  const { size } = partition.customers;
  if (size !== snapshot.customers) throw new Error(`${size} customers of ${snapshot.customers} are there`);
  return partition;
}

/** @throws when the records are neither on the log nor in its copy */
export async function* readArchive(
  start: PartitionStart,
  from: number,
  sources: Pick<Sources, 'archive'> | null,
): AsyncGenerator<readonly ConsumedRecord[]> {
  const { topic, partition, logStartOffset } = start;
  const missing = `${topic}/${partition}: offsets ${from} to ${logStartOffset - 1} are no longer on the log`;
  if (sources === null) {
    throw new Error(
      `${missing}, and the monitor knows no ClickHouse that could hold them: set FORESHOCK_CLICKHOUSE_URL`,
    );
  }
  try {
    const range = await sources.archive.range(start);
    if (range === null || range.first > from || range.last < logStartOffset - 1) {
      const held = range === null ? 'holds none' : `holds ${range.first} to ${range.last}`;
      throw new Error(
        `${missing}, and ledger_events ${held} of this partition: the state cannot be told. Let the warehouse catch up, ` +
          `or bring ledger_events or monitor_snapshots back from a backup, then start the monitor again`,
      );
    }
    yield* sources.archive.read(start, from, logStartOffset);
  } catch (error) {
    if (!(error instanceof ClickHouseFailure)) throw error;
    throw new RetriableError(`${missing}, and ClickHouse is away`, { cause: error });
  }
}
