import { Counter, Gauge, Histogram, type Registry } from '@foreshock/observability';

/** What a state came from: the snapshot goes first, the log and its copy complete it. */
export type RestoreSource = 'empty' | 'snapshot' | 'log' | 'clickhouse';

/** What is reported of snapshots. Ages are asked for, the rest is told. */
export interface SnapshotMetrics {
  stored(seconds: number, customers: number, bytes: number): void;
  failed(doing: 'write' | 'restore'): void;
  restored(partition: number, source: RestoreSource, seconds: number): void;
}

export const noSnapshotMetrics: SnapshotMetrics = {
  stored: () => undefined,
  failed: () => undefined,
  restored: () => undefined,
};

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];

/** @param ages milliseconds since each open partition's state was last known to be stored, by partition */
export function registerSnapshotMetrics(
  registry: Registry,
  ages: () => ReadonlyMap<number, number>,
): SnapshotMetrics {
  const registers = [registry];
  new Gauge({
    name: 'foreshock_snapshot_age_seconds',
    help: 'Time since the state of a partition was last known to be stored.',
    labelNames: ['partition'],
    registers,
    collect() {
      this.reset();
      for (const [partition, ms] of ages()) this.set({ partition: String(partition) }, ms / 1000);
    },
  });
  const duration = new Histogram({
    name: 'foreshock_snapshot_seconds',
    help: 'Time to write a snapshot.',
    buckets: SECONDS,
    registers,
  });
  const customers = new Counter({
    name: 'foreshock_snapshot_customers_total',
    help: 'Customers written into snapshots.',
    registers,
  });
  const written = new Counter({
    name: 'foreshock_snapshot_bytes_total',
    help: 'Bytes of state written into snapshots, before compression.',
    registers,
  });
  const failures = new Counter({
    name: 'foreshock_snapshot_failures_total',
    help: 'Snapshots that could not be written or read; they are tried again.',
    labelNames: ['doing'],
    registers,
  });
  const restores = new Gauge({
    name: 'foreshock_restore_seconds',
    help: "Time that the last restore of a partition's state took, by what it came from.",
    labelNames: ['partition', 'source'],
    registers,
  });
  return {
    stored(seconds, count, bytes) {
      duration.observe(seconds);
      customers.inc(count);
      written.inc(bytes);
    },
    failed: (doing) => failures.inc({ doing }),
    restored: (partition, source, seconds) => restores.set({ partition: String(partition), source }, seconds),
  };
}
