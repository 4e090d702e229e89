import { createCodec, registryOf } from '@foreshock/contracts';
import { streamingLog, type ServiceDefinition } from '@foreshock/service';
import { ExactlyOnceStrategy, kafkaClientOf, prometheusMetrics } from '@foreshock/streaming';
import { monitorConfig, snapshotsAt } from './config.ts';
import { MonitorTasks } from './factory.ts';
import { registerBusinessDate } from './business-date.ts';
import { snapshotsIn } from './snapshots/component.ts';

/** Runs the core over the log: events in, indicators and decisions out, exactly once. */
export const monitorService: ServiceDefinition<typeof monitorConfig> = {
  name: 'monitor',
  configSchema: monitorConfig,
  create(config, kit) {
    const codec = createCodec(registryOf(config));
    const group = config.FORESHOCK_MONITOR_GROUP;
    const connection = snapshotsAt(config);
    const intervalMs = config.FORESHOCK_SNAPSHOT_INTERVAL_MS;
    const snapshots = connection === null ? null : snapshotsIn(connection, { group, intervalMs }, kit);
    const tasks = new MonitorTasks(codec, snapshots?.writer);
    const strategy = new ExactlyOnceStrategy({
      kafka: kafkaClientOf(config, 'foreshock-monitor', streamingLog(kit.logger)),
      groupId: group,
      topics: ['ledger.events'],
      deadLetterTopic: 'ledger.events.dlq',
      taskFactory: tasks,
      metrics: prometheusMetrics(kit.metrics),
      onFatal: (error) => kit.fatal(error),
    });
    registerBusinessDate(kit.metrics, tasks);
    kit.health.register('log', () => strategy.ready || 'joining the group and restoring partitions');
    return Promise.resolve({
      components: [
        { name: 'schemas', start: () => codec.registerAll(), stop: () => Promise.resolve() },
        ...(snapshots === null ? [] : [snapshots.component]),
      ],
      strategies: [strategy],
    });
  },
};
