import { Counter, Histogram, type Registry } from '@foreshock/observability';
import { toldTypes, type RowStore } from '../store/row-store.ts';

/** Measures every insert of a store. */
export function createMeasuredStore(store: RowStore, registry: Registry): RowStore {
  const rowsTotal = new Counter({
    name: 'foreshock_warehouse_rows_total',
    help: 'Rows inserted, by table.',
    labelNames: ['table'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'foreshock_warehouse_insert_seconds',
    help: 'Time of one successful insert, by table.',
    labelNames: ['table'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'foreshock_warehouse_insert_failures_total',
    help: 'Inserts that failed or whose answer was lost, by table.',
    labelNames: ['table'],
    registers: [registry],
  });
  return {
    ...toldTypes(store),
    position: (into, topic, partition) => store.position(into, topic, partition),
    async append(table, block, token) {
      const stop = seconds.startTimer({ table });
      try {
        await store.append(table, block, token);
      } catch (error) {
        failures.inc({ table });
        throw error;
      }
      stop();
      rowsTotal.inc({ table }, block.rows.length);
    },
  };
}
