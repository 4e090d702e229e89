import { CORE_VERSION, SNAPSHOT_FORMAT } from '@foreshock/engine';
import type { StreamingLog } from '@foreshock/streaming';
import type { LogArchive } from './archive.ts';
import type { SnapshotMetrics } from './metrics.ts';
import type { SnapshotForm, SnapshotStore } from './store.ts';

/** What this code can read back. */
export const FORM: SnapshotForm = { format: SNAPSHOT_FORMAT, coreVersion: CORE_VERSION };

/** Longest stretch of writing or reading state without letting others have their turn. */
export const SLICE_MS = 10;

/** Where a partition's state can come from beside the log itself. */
export interface Sources {
  readonly group: string;
  readonly snapshots: SnapshotStore;
  readonly archive: LogArchive;
  readonly metrics: SnapshotMetrics;
  readonly log: StreamingLog;
}
