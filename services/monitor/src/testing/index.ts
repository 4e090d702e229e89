export { createFakeArchive } from '../snapshots/fake-archive.ts';
export { createFakeSnapshots, type FakeSnapshots } from '../snapshots/fake-store.ts';
export { noSnapshotMetrics, type SnapshotMetrics } from '../snapshots/metrics.ts';
export type { SnapshotStore } from '../snapshots/store.ts';
export { SnapshotWriter } from '../snapshots/writer.ts';
