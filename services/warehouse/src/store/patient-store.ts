import { ClickHouseFailure } from '@foreshock/clickhouse';
import { toldTypes, type RowStore } from './row-store.ts';

/** Waits between the tries of one insert. */
const WAITS_MS = [50, 200, 500];

/**
 * Repeats an insert whose outcome is unknown, rows and token unchanged, so that a repetition of what was stored changes
 * nothing. When it gives up, the failure is still `retriable` and the outcome still unknown.
 */
export function createPatientStore(store: RowStore, wait: (ms: number) => Promise<void>): RowStore {
  return {
    ...toldTypes(store),
    position: (into, topic, partition) => store.position(into, topic, partition),
    async append(table, block, token) {
      for (const waitMs of WAITS_MS) {
        try {
          await store.append(table, block, token);
          return;
        } catch (error) {
          if (!(error instanceof ClickHouseFailure) || error.kind !== 'retriable') throw error;
          await wait(waitMs);
        }
      }
      await store.append(table, block, token);
    },
  };
}
