import { ClickHouseFailure } from '@foreshock/clickhouse';
import {
  createFakeArchive,
  noSnapshotMetrics,
  SnapshotWriter,
  type SnapshotStore,
} from '@foreshock/monitor/testing';
import { silent } from '@foreshock/streaming';
import { BrokerAway, type Window } from './faults.ts';
import { GROUP, type Connection } from './transactions.ts';

/** Every customer goes in an insert of its own, so that a snapshot can break anywhere. */
const INSERT_BYTES = 1;
const BETWEEN_MS = 40;

/** A process's writer of snapshots, over a store that can break at every request. */
export function simulatedWriter(store: SnapshotStore, connection: Connection): SnapshotWriter {
  const { faults } = connection;
  const metrics = {
    ...noSnapshotMetrics,
    stored: () => {
      faults.count('snapshot stored');
    },
    restored: (_: number, source: string) => {
      faults.count(`restored from ${source}`);
    },
  };
  return new SnapshotWriter(
    {
      group: GROUP,
      snapshots: unreliable(store, connection),
      archive: createFakeArchive(),
      metrics,
      log: silent,
    },
    0,
    INSERT_BYTES,
  );
}

/** Rounds of snapshots, for as long as the process lives. */
export async function keepSnapshots(writer: SnapshotWriter, connection: Connection): Promise<void> {
  const { scheduler, process, random } = connection;
  for (;;) {
    await scheduler.turn(process, random.int(1, BETWEEN_MS));
    await writer.round();
  }
}

function unreliable(store: SnapshotStore, { faults, process }: Connection): SnapshotStore {
  const request = (window: Window) => faults.at(process, window).catch(retriable);
  return {
    latest: async (owner, form, atMost) => {
      await request('during-restore');
      return store.latest(owner, form, atMost);
    },
    async *customers(owner, snapshot) {
      for await (const page of store.customers(owner, snapshot)) {
        await request('during-restore');
        yield page;
      }
    },
    append: async (owner, form, part, complete) => {
      await request('during-snapshot');
      await store.append(owner, form, part, complete);
      await request('during-snapshot');
    },
  };
}

function retriable(thrown: unknown): never {
  if (thrown instanceof BrokerAway)
    throw new ClickHouseFailure('retriable', undefined, thrown.message, thrown);
  throw thrown;
}
