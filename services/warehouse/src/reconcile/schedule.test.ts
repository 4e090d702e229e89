import { ClickHouseFailure } from '@foreshock/clickhouse';
import { createMetrics } from '@foreshock/observability';
import type { Reconciliation } from '@foreshock/reconcile';
import { eventually } from '@foreshock/testing';
import { expect, it } from 'vitest';
import { createReconcileMetrics } from './metrics.ts';
import { createSchedule } from './schedule.ts';

const difference = { customerId: 'c', indicator: 'openMinor', published: 1, fromEvents: 2 } as const;
const agreed: Reconciliation = { customers: 3, differences: [] };
const differed: Reconciliation = { customers: 3, differences: [difference] };
const refusal = new ClickHouseFailure('retriable', 241, 'memory limit', null);

/** Runs the rounds that `results` play, then stands still, and gives what was exported and logged. */
async function played(...results: (Reconciliation | null | Error)[]) {
  const registry = createMetrics('test');
  const logged: string[] = [];
  const fatal: unknown[] = [];
  let round = 0;
  const note = (_: object, message?: string) => void logged.push(message ?? '');
  const component = createSchedule({
    reconcile: () => {
      const result = results[round] ?? null;
      round += 1;
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    },
    intervalSeconds: 0.001,
    metrics: createReconcileMetrics(registry, () => 5_000),
    logger: { info: note, warn: note } as never,
    fatal: (error) => void fatal.push(error),
  });
  await component.start();
  await eventually(
    'every round',
    () => (round > results.length || fatal.length > 0 ? true : undefined),
    5_000,
  );
  await component.stop();
  const metric = async (name: string) => (await registry.getSingleMetric(name)?.get())?.values[0]?.value;
  return { logged, fatal, metric };
}

it('exports what the last comparison found', async () => {
  const { metric, logged } = await played(agreed, differed);
  expect(await metric('foreshock_reconcile_differences')).toBe(1);
  expect(await metric('foreshock_reconcile_customers')).toBe(3);
  expect(logged).toEqual(['reconciled', 'not reconciled']);
});

it('goes on after a refusal, and says nothing before a day is over', async () => {
  const { metric, logged, fatal } = await played(refusal, null, agreed);
  expect(await metric('foreshock_reconcile_failures_total')).toBe(1);
  expect(await metric('foreshock_reconcile_differences')).toBe(0);
  expect(logged).toEqual(['could not reconcile', 'reconciled']);
  expect(fatal).toEqual([]);
});

it('ends the service on what nobody expected', async () => {
  const defect = new Error('defect');
  expect((await played(defect)).fatal).toEqual([defect]);
});

it('tells the age from the start on', async () => {
  const registry = createMetrics('test');
  let now = 1_000;
  const metrics = createReconcileMetrics(registry, () => now);
  const age = async () =>
    (await registry.getSingleMetric('foreshock_reconcile_age_seconds')?.get())?.values[0]?.value;
  now = 61_000;
  expect(await age()).toBe(60);
  metrics.done(agreed);
  expect(await age()).toBe(0);
});
