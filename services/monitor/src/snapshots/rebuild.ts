import { minorUnits, type Codec } from '@foreshock/contracts';
import { silent, type ConsumedRecord, type LogReader, type PartitionStart } from '@foreshock/streaming';
import { MonitorTask } from '../task.ts';
import { compareWith, type CustomerDifference } from './compare.ts';
import { newGeneration } from './generation.ts';
import { noSnapshotMetrics } from './metrics.ts';
import { load, readArchive } from './restore.ts';
import { FORM } from './sources.ts';
import type { LogArchive } from './archive.ts';
import type { Snapshot, SnapshotOwner, SnapshotStore } from './store.ts';
import { cut, writeCut } from './write-snapshot.ts';

/** Where a rebuild begins; the log completes each. */
export type RebuildSource = 'log' | 'clickhouse' | 'snapshot';

/** What a rebuild works with. */
export interface Rebuilding {
  readonly codec: Codec;
  readonly reader: LogReader;
  readonly snapshots: SnapshotStore;
  readonly archive: LogArchive;
  readonly onProgress: (offset: number) => void;
}

export interface RebuildOrder {
  readonly owner: SnapshotOwner;
  /** First offset that the group has not consumed. */
  readonly committedOffset: number;
  /** Null for the log where it still holds everything, else its copy in ClickHouse and then the log. */
  readonly from: RebuildSource | null;
  /** Only compare; write nothing. */
  readonly verifyOnly: boolean;
}

export interface Rebuilt {
  readonly partition: number;
  readonly from: RebuildSource;
  /** The state is that of the log up to here. */
  readonly offset: number;
  readonly customers: number;
  /** Offset of the newest snapshot, with which the state was compared; null where there is none. */
  readonly comparedAt: number | null;
  readonly differences: readonly CustomerDifference[];
  /** Whether a whole new snapshot was written. */
  readonly written: boolean;
}

/** Builds a partition's state anew without publishing anything, compares it with the newest snapshot, and writes a new one. */
export async function rebuildPartition(parts: Rebuilding, order: RebuildOrder): Promise<Rebuilt> {
  const { owner, committedOffset } = order;
  const { low: logStartOffset } = await parts.reader.offsets(owner);
  const from = order.from ?? (logStartOffset === 0 ? 'log' : 'clickhouse');
  if (from === 'log' && logStartOffset > 0) {
    throw new Error(
      `${owner.topic}/${owner.partition}: the log begins at ${logStartOffset} only; rebuild with --from clickhouse`,
    );
  }
  const newest = await parts.snapshots.latest(owner, FORM, committedOffset);
  const task = new MonitorTask(parts.codec, owner.partition, minorUnits, () => undefined);
  const start = { ...owner, committedOffset, logStartOffset };
  const begin = from === 'snapshot' ? await takeUp(parts, task, owner, newest) : 0;
  const comparedAt = newest?.offset ?? null;
  await feed(parts, task, start, from, begin, comparedAt ?? begin);
  task.restored(comparedAt ?? begin);
  const differences =
    newest === null ? [] : await compareWith(parts.snapshots, owner, newest, task.partition);
  const offset = order.verifyOnly ? (comparedAt ?? begin) : committedOffset;
  await feed(parts, task, start, from, comparedAt ?? begin, offset);
  task.restored(offset);
  const written = !order.verifyOnly && offset > 0;
  if (written) await write(parts, task, owner, offset);
  return {
    partition: owner.partition,
    from,
    offset,
    customers: task.customers,
    comparedAt,
    differences,
    written,
  };
}

async function takeUp(
  { snapshots }: Rebuilding,
  task: MonitorTask,
  owner: SnapshotOwner,
  newest: Snapshot | null,
): Promise<number> {
  if (newest === null)
    throw new Error(`${owner.topic}/${owner.partition}: there is no snapshot to rebuild from`);
  task.adopt(await load(snapshots, owner, newest));
  return newest.offset;
}

/** The records of [begin, end): from the copy as far as the source says so, the rest from the log. */
async function feed(
  { codec, reader, archive, onProgress }: Rebuilding,
  task: MonitorTask,
  start: PartitionStart,
  from: RebuildSource,
  begin: number,
  end: number,
): Promise<void> {
  let next = begin;
  const take = async (chunks: AsyncIterable<readonly ConsumedRecord[]>): Promise<void> => {
    for await (const records of chunks) {
      await codec.ensure(records.map((record) => record.value));
      for (const record of records) task.restore(record);
      next = (records.at(-1)?.offset ?? next) + 1;
      onProgress(next);
    }
  };
  if (from === 'clickhouse') {
    const range = await archive.range(start);
    const archived = Math.min(end, Math.max(start.logStartOffset, (range?.last ?? -1) + 1));
    if (begin < archived) await take(readArchive({ ...start, logStartOffset: archived }, begin, { archive }));
    next = Math.max(begin, archived);
  }
  if (next < start.logStartOffset && next < end) await take(readArchive(start, next, { archive }));
  if (next < end) await take(reader.read(start, next, end));
}

async function write(
  { snapshots, archive }: Rebuilding,
  task: MonitorTask,
  owner: SnapshotOwner,
  offset: number,
): Promise<void> {
  const sources = { group: owner.group, snapshots, archive, metrics: noSnapshotMetrics, log: silent };
  await writeCut(owner, sources, newGeneration(), cut(task.partition, offset, true));
}
