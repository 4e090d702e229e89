import { Counter, Gauge, type Registry } from '@foreshock/observability';
import type { Reconciliation } from '@foreshock/reconcile';

export interface ReconcileMetrics {
  done(result: Reconciliation): void;
  failed(): void;
}

/** How the last comparison of the two answers ended, and how long ago. @param nowMs a clock in milliseconds */
export function createReconcileMetrics(registry: Registry, nowMs: () => number): ReconcileMetrics {
  let doneAtMs = nowMs();
  const differences = new Gauge({
    name: 'foreshock_reconcile_differences',
    help: 'Indicators whose published value is not what SQL makes of the raw events, in the last comparison.',
    registers: [registry],
  });
  const customers = new Gauge({
    name: 'foreshock_reconcile_customers',
    help: 'Customers compared in the last comparison.',
    registers: [registry],
  });
  new Gauge({
    name: 'foreshock_reconcile_age_seconds',
    help: 'Time since the last comparison was done; before the first one, since the start.',
    registers: [registry],
    collect() {
      this.set((nowMs() - doneAtMs) / 1_000);
    },
  });
  const failures = new Counter({
    name: 'foreshock_reconcile_failures_total',
    help: 'Comparisons that ClickHouse refused or that did not get through.',
    registers: [registry],
  });
  return {
    done(result) {
      differences.set(result.differences.length);
      customers.set(result.customers);
      doneAtMs = nowMs();
    },
    failed: () => failures.inc(),
  };
}
