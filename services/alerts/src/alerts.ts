import { ConfigError } from '@foreshock/config';
import { createCodec, createSchemaRegistry } from '@foreshock/contracts';
import type { Component, ServiceKit, ServiceParts } from '@foreshock/service';
import {
  createLogProducer,
  ExactlyOnceStrategy,
  kafkaClientOf,
  prometheusMetrics,
} from '@foreshock/streaming';
import { channelsOf } from './channels/all.ts';
import { sender } from './channels/send.ts';
import { missingSecrets, type AlertsConfig } from './config.ts';
import { systemClock } from './deliver/clock.ts';
import { Deliverer } from './deliver/deliverer.ts';
import { TargetStates } from './deliver/target-states.ts';
import { targetTopic } from './deliver/target-topic.ts';
import { attemptMetrics, closedTargetsMetric, waitingMetric } from './metrics.ts';
import { deliveryFactory } from './runtime/delivery-task.ts';
import { deliveryRecord } from './runtime/delivery-record.ts';
import { plannerFactory } from './runtime/planner-task.ts';

/** Where the service reads and writes, and as which consumer groups. */
export interface AlertsTopology {
  readonly warningsTopic: string;
  readonly portfolioTopic: string;
  readonly deliveriesTopic: string;
  readonly targetsTopic: string;
  readonly deadLetterTopic: string;
  readonly groupPrefix: string;
}

export const defaultTopology: AlertsTopology = {
  warningsTopic: 'risk.warnings',
  portfolioTopic: 'risk.portfolio-warnings',
  deliveriesTopic: 'alerts.deliveries',
  targetsTopic: 'alerts.targets',
  deadLetterTopic: 'ledger.events.dlq',
  groupPrefix: 'foreshock-alerts',
};

/**
 * Puts the service together: warnings → planner → deliveries topic → deliverer → channels.
 * @throws ConfigError when a webhook target has no secret.
 */
export function createAlerts(
  config: AlertsConfig,
  kit: ServiceKit,
  topology = defaultTopology,
): ServiceParts {
  const problems = missingSecrets(config);
  if (problems.length > 0) throw new ConfigError(problems);
  const routing = config.FORESHOCK_ALERTS_ROUTING;
  const { deliveriesTopic, deadLetterTopic, groupPrefix } = topology;
  const kafka = kafkaClientOf(config, groupPrefix, (level, message, fields) =>
    kit.logger[level](fields, message),
  );
  const codec = createCodec(createSchemaRegistry(registryOptions(config)));
  const producer = createLogProducer({ kafka });
  const targets = new TargetStates();
  const following = targetTopic({
    kafka,
    codec,
    producer,
    topic: topology.targetsTopic,
    states: targets,
    clock: systemClock,
    onFatal: (error) => kit.fatal(error),
  });
  const deliverer = new Deliverer({
    targets,
    closeTarget: (delivery, error) => following.closeTarget(delivery, error),
    send: sender(routing, channelsOf(config, kit)),
    write: async (delivery) => {
      await producer.sendBatch([deliveryRecord(codec, deliveriesTopic, delivery)]);
    },
    clock: systemClock,
    chance: Math.random,
    maxConcurrent: config.FORESHOCK_ALERTS_MAX_CONCURRENT,
    onAttempt: attemptMetrics(kit.metrics),
    onFatal: (error) => kit.fatal(error),
  });
  waitingMetric(kit.metrics, deliverer);
  closedTargetsMetric(kit.metrics, targets);

  const shared = {
    kafka,
    deadLetterTopic,
    onFatal: (error: Error) => kit.fatal(error),
    metrics: prometheusMetrics(kit.metrics),
  };
  const planner = new ExactlyOnceStrategy({
    ...shared,
    groupId: `${groupPrefix}-planner`,
    topics: [topology.warningsTopic, topology.portfolioTopic],
    taskFactory: plannerFactory({ codec, routing, deliveriesTopic }),
  });
  const deliveries = new ExactlyOnceStrategy({
    ...shared,
    groupId: `${groupPrefix}-deliverer`,
    topics: [deliveriesTopic],
    taskFactory: deliveryFactory({ codec, deliverer, deliveriesTopic }),
  });
  kit.health.register('planner', () => planner.ready || 'joining the consumer group');
  kit.health.register('deliverer', () => deliveries.ready || 'rebuilding what waits for delivery');

  const schemas: Component = {
    name: 'schemas',
    start: () => codec.registerAll(),
    stop: () => Promise.resolve(),
  };
  const writer: Component = {
    name: 'deliveries writer',
    start: () => Promise.resolve(),
    stop: async () => {
      await deliverer.idle();
      await producer.close();
    },
  };
  return { components: [schemas, writer, following.component], strategies: [planner, deliveries] };
}

function registryOptions(config: AlertsConfig): Parameters<typeof createSchemaRegistry>[0] {
  const { FORESHOCK_REGISTRY_URL: url, FORESHOCK_REGISTRY_USERNAME: username } = config;
  if (username === undefined) return { url };
  return { url, auth: { username, password: config.FORESHOCK_REGISTRY_PASSWORD ?? '' } };
}
