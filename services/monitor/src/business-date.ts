import { Gauge, type Registry } from '@foreshock/observability';
import type { MonitorTasks } from './factory.ts';

const SECONDS_PER_DAY = 86_400;

/** Where each partition's business date and customers stand: a date that stays behind is the first sign of a dead clock. */
export function registerBusinessDate(registry: Registry, tasks: MonitorTasks): void {
  new Gauge({
    name: 'foreshock_business_date_seconds',
    help: 'Business date of each partition, as seconds since 1970-01-01.',
    labelNames: ['partition'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [partition, task] of tasks.tasks) {
        if (task.businessDate !== null)
          this.set({ partition: String(partition) }, task.businessDate * SECONDS_PER_DAY);
      }
    },
  });
  new Gauge({
    name: 'foreshock_customers',
    help: 'Customers with a ledger, by partition.',
    labelNames: ['partition'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [partition, task] of tasks.tasks) this.set({ partition: String(partition) }, task.customers);
    },
  });
}
