import { setTimeout as wait } from 'node:timers/promises';
import { connectionOf, createClickHouse, migrate, type Topology } from '@foreshock/clickhouse';
import { registryOf } from '@foreshock/contracts';
import { reconcileClosedDay } from '@foreshock/reconcile';
import { streamingLog, type Component, type ServiceDefinition, type ServiceKit } from '@foreshock/service';
import { createSinkConsumer, kafkaClientOf, prometheusMetrics } from '@foreshock/streaming';
import { warehouseConfig, type WarehouseConfig } from './config.ts';
import { createMeasuredStore } from './copy/metrics.ts';
import { recordDecoderOf } from './copy/record-decoder.ts';
import { createWarehouseSink } from './copy/sink.ts';
import { createReconcileMetrics } from './reconcile/metrics.ts';
import { createSchedule } from './reconcile/schedule.ts';
import { tableSpecs } from './rows/tables.ts';
import { createClickHouseStore } from './store/clickhouse-store.ts';
import { createPatientStore } from './store/patient-store.ts';

/** Copies the log and every output topic into ClickHouse, exactly once. */
export const warehouseService: ServiceDefinition<typeof warehouseConfig> = {
  name: 'warehouse',
  configSchema: warehouseConfig,
  create(config, kit) {
    const clickhouse = createClickHouse(connectionOf(config));
    const measured = createMeasuredStore(createClickHouseStore(clickhouse), kit.metrics);
    const store = createPatientStore(measured, (ms) => wait(ms));
    const consumer = createSinkConsumer({
      kafka: kafkaClientOf(config, 'foreshock-warehouse', streamingLog(kit.logger)),
      groupId: config.FORESHOCK_WAREHOUSE_GROUP,
      topics: tableSpecs.map((spec) => spec.topic),
      sink: createWarehouseSink(store, recordDecoderOf(registryOf(config)), tableSpecs),
      // Partitions that wait for the same insert cost nothing, and share it.
      partitionsConsumedConcurrently: 16,
      metrics: prometheusMetrics(kit.metrics),
      onFatal: (error) => kit.fatal(error),
    });
    kit.health.register('log', () => consumer.ready || 'joining the group');
    return Promise.resolve({
      components: [
        { name: 'tables', start: () => migrated(config), stop: () => clickhouse.close() },
        { name: 'copying', start: () => consumer.start(), stop: () => consumer.stop() },
        ...reconciling(config, kit),
      ],
    });
  },
};

async function migrated(config: WarehouseConfig): Promise<void> {
  const name = config.FORESHOCK_CLICKHOUSE_CLUSTER;
  const topology: Topology = name === undefined ? { kind: 'single' } : { kind: 'cluster', name };
  await migrate(connectionOf(config), topology);
}

function reconciling(config: WarehouseConfig, kit: ServiceKit): Component[] {
  const intervalSeconds = config.FORESHOCK_RECONCILE_INTERVAL_SECONDS;
  if (intervalSeconds === 0) return [];
  return [
    createSchedule({
      reconcile: (signal) => reconcileClosedDay(connectionOf(config), signal),
      intervalSeconds,
      metrics: createReconcileMetrics(kit.metrics, () => Date.now()),
      logger: kit.logger,
      fatal: (error) => kit.fatal(error),
    }),
  ];
}
