import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { prometheusMetrics } from './metrics.ts';

it('shows the lag under the name and labels that existing dashboards know, until the partition is given away', async () => {
  const registry = new Registry();
  const metrics = prometheusMetrics(registry);
  metrics.lag('monitor', { topic: 'ledger.events', partition: 3 }, 42);
  const series = 'kafka_consumergroup_lag{consumergroup="monitor",topic="ledger.events",partition="3"} 42';
  expect(await registry.metrics()).toContain(series);
  metrics.released('monitor', { topic: 'ledger.events', partition: 3 });
  expect(await registry.metrics()).not.toContain('partition="3"');
});

it('counts dead letters by reason and times transactions in seconds', async () => {
  const registry = new Registry();
  const metrics = prometheusMetrics(registry);
  metrics.deadLetters('ledger.events', 'unknown-schema', 2);
  metrics.transactionSeconds('ledger.events', 0.0075);
  const text = await registry.metrics();
  expect(text).toContain(
    'foreshock_stream_dead_letters_total{topic="ledger.events",reason="unknown-schema"} 2',
  );
  expect(text).toContain('foreshock_stream_transaction_seconds_sum{topic="ledger.events"} 0.0075');
});

it('lets services of one process share a registry', () => {
  const registry = new Registry();
  expect(prometheusMetrics(registry)).toBe(prometheusMetrics(registry));
});
