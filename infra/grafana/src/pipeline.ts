import type { Dashboard, MetricPanel } from './panel.ts';

const p99 = (metric: string, by: string) =>
  `histogram_quantile(0.99, sum by (le, ${by}) (rate(${metric}_bucket[5m])))`;

const row = (heightUnits: number, ...panels: readonly MetricPanel[]) => ({ heightUnits, panels });

/** Whether everything flows: what Prometheus knows of the services. */
export const pipeline: Dashboard = {
  uid: 'foreshock-pipeline',
  title: 'Pipeline health',
  description:
    'Whether everything flows: what waits, how old it is, what was refused, and how long steps take.',
  rows: [
    row(
      4,
      {
        ...{ id: 501, kind: 'gauge', title: 'Services that answer', unit: 'count' },
        description: 'Of those that Prometheus asks.',
        expr: 'sum(up{job="foreshock"})',
      },
      {
        ...{ id: 502, kind: 'gauge', title: 'Events that wait', unit: 'count', thresholds: [1_000, 10_000] },
        description: 'On the log, before the monitor.',
        expr: 'sum(kafka_consumergroup_lag{consumergroup="foreshock-monitor"})',
      },
      {
        ...{ id: 503, kind: 'gauge', title: 'Rows that wait', unit: 'count', thresholds: [5_000, 50_000] },
        description: 'On all topics, before ClickHouse.',
        expr: 'sum(kafka_consumergroup_lag{consumergroup="foreshock-warehouse"})',
      },
      {
        ...{
          id: 504,
          kind: 'gauge',
          title: 'Business date is behind',
          unit: 'seconds',
          thresholds: [172_800, 259_200],
        },
        description: 'Of the partition that stands furthest back.',
        expr: 'time() - min(foreshock_business_date_seconds)',
      },
      {
        ...{ id: 505, kind: 'gauge', title: 'Dead letters today', unit: 'count', thresholds: [1, 100] },
        description: 'Records that broke the contract in 24 hours.',
        expr: 'sum(increase(foreshock_stream_dead_letters_total[24h]))',
      },
      {
        ...{ id: 506, kind: 'gauge', title: 'Messages that wait', unit: 'count', thresholds: [100, 1_000] },
        description: 'For their next try.',
        expr: 'sum(foreshock_alerts_waiting)',
      },
    ),
    row(
      8,
      {
        ...{ id: 511, kind: 'graph', title: 'Events taken in', unit: 'rate', legend: '{{type}} {{outcome}}' },
        description: 'A second, by type and outcome.',
        expr: 'sum by (type, outcome) (rate(foreshock_intake_events_total[5m]))',
      },
      {
        ...{
          id: 512,
          kind: 'graph',
          title: 'Records processed',
          unit: 'rate',
          legend: '{{service}} {{topic}}',
        },
        description: 'A second, by service and topic.',
        expr: 'sum by (service, topic) (rate(foreshock_stream_batch_records_sum[5m]))',
      },
      {
        ...{ id: 513, kind: 'graph', title: 'Lag', unit: 'count', legend: '{{consumergroup}}' },
        description: 'Records between the committed position and the end, by group.',
        expr: 'sum by (consumergroup) (kafka_consumergroup_lag)',
      },
    ),
    row(
      8,
      {
        ...{
          id: 521,
          kind: 'graph',
          title: 'Age of events when decided',
          unit: 'seconds',
          legend: '{{topic}}',
        },
        description: 'The oldest of a chunk at its commit, 99th percentile.',
        expr: p99('foreshock_stream_event_age_seconds', 'topic'),
      },
      {
        ...{ id: 522, kind: 'graph', title: 'Transactions', unit: 'seconds', legend: '{{topic}}' },
        description: 'Time to commit a chunk, 99th percentile.',
        expr: p99('foreshock_stream_transaction_seconds', 'topic'),
      },
      {
        ...{ id: 523, kind: 'graph', title: 'Inserts into ClickHouse', unit: 'seconds', legend: '{{table}}' },
        description: 'By table, 99th percentile.',
        expr: p99('foreshock_warehouse_insert_seconds', 'table'),
      },
      {
        ...{ id: 524, kind: 'graph', title: 'Messages sent', unit: 'seconds', legend: '{{channel}}' },
        description: 'Time of a try, by channel, 99th percentile.',
        expr: p99('foreshock_alerts_send_seconds', 'channel'),
      },
    ),
    row(
      8,
      {
        ...{ id: 531, kind: 'graph', title: 'Dead letters', unit: 'rate', legend: '{{topic}} {{reason}}' },
        description: 'A second, by reason.',
        expr: 'sum by (topic, reason) (rate(foreshock_stream_dead_letters_total[5m]))',
      },
      {
        ...{
          id: 532,
          kind: 'graph',
          title: 'Waits and new starts',
          unit: 'rate',
          legend: '{{service}} {{topic}}',
        },
        description: 'Partitions that waited for a dependency, a second.',
        expr: 'sum by (service, topic) (rate(foreshock_stream_parked_total[5m]))',
      },
      {
        ...{
          id: 533,
          kind: 'graph',
          title: 'Tries by outcome',
          unit: 'rate',
          legend: '{{channel}} {{outcome}}',
        },
        description: 'Messages tried a second.',
        expr: 'sum by (channel, outcome) (rate(foreshock_alerts_attempts_total[5m]))',
      },
      {
        ...{ id: 534, kind: 'graph', title: 'Age of snapshots', unit: 'seconds', legend: '{{instance}}' },
        description:
          'Since the state of a partition was last stored: how long a restart would take grows with it.',
        expr: 'max by (instance) (foreshock_snapshot_age_seconds)',
      },
    ),
  ],
};
