import { createClickHouse, type ClickHouseConnection } from '@foreshock/clickhouse';
import { streamingLog, type Component, type ServiceKit } from '@foreshock/service';
import { createClickHouseArchive } from './clickhouse-archive.ts';
import { createClickHouseSnapshots } from './clickhouse-store.ts';
import { registerSnapshotMetrics } from './metrics.ts';
import { SnapshotWriter } from './writer.ts';

/** Longest wait for one answer: a snapshot that hangs is given up and taken again. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Time for the last snapshots at the end. */
const STOP_WITHIN_MS = 2_000;

/** Snapshots in ClickHouse as a part of the running service: stopped after the partitions were given away. */
export function snapshotsIn(
  connection: ClickHouseConnection,
  { group, intervalMs }: { readonly group: string; readonly intervalMs: number },
  kit: ServiceKit,
): { readonly writer: SnapshotWriter; readonly component: Component } {
  const clickhouse = createClickHouse({ ...connection, requestTimeoutMs: REQUEST_TIMEOUT_MS });
  const writer: SnapshotWriter = new SnapshotWriter(
    {
      group,
      snapshots: createClickHouseSnapshots(clickhouse),
      archive: createClickHouseArchive(clickhouse),
      metrics: registerSnapshotMetrics(kit.metrics, () => writer.ages),
      log: streamingLog(kit.logger),
    },
    intervalMs,
  );
  const component: Component = {
    name: 'snapshots',
    start() {
      writer.start();
      return Promise.resolve();
    },
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_WITHIN_MS)));
      await Promise.race([writer.stop(), late]);
      clearTimeout(timer);
      await clickhouse.close();
    },
  };
  return { writer, component };
}
