import { ConfigError } from '@foreshock/config';
import { createCodec, registryOf, type Codec } from '@foreshock/contracts';
import type { Component, ServiceKit, ServiceParts } from '@foreshock/service';
import {
  createLogProducer,
  ExactlyOnceStrategy,
  kafkaClientOf,
  prometheusMetrics,
  type KafkaClient,
  type LogProducer,
} from '@foreshock/streaming';
import { channelsOf } from './channels/all.ts';
import { sendAgain, sender } from './channels/send.ts';
import { missingSecrets, type AlertsConfig } from './config.ts';
import { systemClock } from './deliver/clock.ts';
import { Deliverer } from './deliver/deliverer.ts';
import { TargetStates } from './deliver/target-states.ts';
import { targetTopic, type TargetTopic } from './deliver/target-topic.ts';
import { deskFactory } from './desk/desk-task.ts';
import { logWriter } from './desk/log-writer.ts';
import { Refresher } from './desk/refresher.ts';
import { rulesOf } from './desk/rules.ts';
import { DeskTimer } from './desk/timer.ts';
import { deskWatcher } from './desk/watcher.ts';
import { gathererFactory } from './gather/gatherer-task.ts';
import { attemptMetrics, closedTargetsMetric, refreshMetrics, waitingMetric } from './metrics.ts';
import { deliveryFactory } from './runtime/delivery-task.ts';
import { deliveryRecord } from './runtime/delivery-record.ts';
import { defaultTopology, type AlertsTopology } from './topology.ts';

/** What every part of the service works with. */
interface Ground {
  readonly config: AlertsConfig;
  readonly kit: ServiceKit;
  readonly topology: AlertsTopology;
  readonly kafka: KafkaClient;
  readonly codec: Codec;
  readonly producer: LogProducer;
}

/**
 * Puts the service together: what people may have to hear of → gatherer → the alerts' log → desk → deliveries, cases →
 * deliverer → channels.
 * @throws ConfigError when a target has no secret.
 */
export function createAlerts(
  config: AlertsConfig,
  kit: ServiceKit,
  topology = defaultTopology,
): ServiceParts {
  const problems = missingSecrets(config);
  if (problems.length > 0) throw new ConfigError(problems);
  const kafka = kafkaClientOf(config, topology.groupPrefix, (level, message, fields) =>
    kit.logger[level](fields, message),
  );
  const codec = createCodec(registryOf(config));
  const ground = { config, kit, topology, kafka, codec, producer: createLogProducer({ kafka }) };
  const { deliverer, following } = delivererOf(ground);
  const strategyOf = strategiesOn(ground);
  const { warningsTopic, portfolioTopic, ratingsTopic, logTopic, deliveriesTopic } = topology;

  const gatherer = strategyOf(
    'gatherer',
    [warningsTopic, portfolioTopic, ratingsTopic],
    gathererFactory({ codec, logTopic }),
  );
  const desk = strategyOf('desk', [logTopic], deskOf(ground));
  const deliveries = strategyOf(
    'deliverer',
    [deliveriesTopic],
    deliveryFactory({ codec, deliverer, deliveriesTopic }),
  );
  kit.health.register('gatherer', () => gatherer.ready || 'joining the consumer group');
  kit.health.register('desk', () => desk.ready || 'reading the alerts’ log from its beginning');
  kit.health.register('deliverer', () => deliveries.ready || 'rebuilding what waits for delivery');

  const schemas: Component = {
    name: 'schemas',
    start: () => codec.registerAll(),
    stop: () => Promise.resolve(),
  };
  const writer: Component = {
    name: 'writer',
    start: () => Promise.resolve(),
    stop: async () => {
      await deliverer.idle();
      await ground.producer.close();
    },
  };
  return {
    components: [schemas, writer, following.component],
    strategies: [gatherer, desk, deliveries],
  };
}

function strategiesOn({ kafka, kit, topology }: Ground) {
  const metrics = prometheusMetrics(kit.metrics);
  return (
    name: string,
    topics: readonly string[],
    taskFactory: ConstructorParameters<typeof ExactlyOnceStrategy>[0]['taskFactory'],
  ): ExactlyOnceStrategy =>
    new ExactlyOnceStrategy({
      kafka,
      deadLetterTopic: topology.deadLetterTopic,
      onFatal: (error: Error) => kit.fatal(error),
      metrics,
      groupId: `${topology.groupPrefix}-${name}`,
      topics,
      taskFactory,
    });
}

function delivererOf(ground: Ground): { readonly deliverer: Deliverer; readonly following: TargetTopic } {
  const { config, kit, topology, kafka, codec, producer } = ground;
  const onFatal = (error: unknown): void => kit.fatal(error);
  const targets = new TargetStates();
  const topic = topology.targetsTopic;
  const following = targetTopic({
    kafka,
    codec,
    producer,
    topic,
    states: targets,
    clock: systemClock,
    onFatal,
  });
  const deliverer = new Deliverer({
    targets,
    closeTarget: (delivery, error) => following.closeTarget(delivery, error),
    send: sender(config.FORESHOCK_ALERTS_ROUTING, channelsOf(config, kit)),
    write: async (delivery) => {
      await producer.sendBatch([deliveryRecord(codec, topology.deliveriesTopic, delivery)]);
    },
    clock: systemClock,
    chance: Math.random,
    maxConcurrent: config.FORESHOCK_ALERTS_MAX_CONCURRENT,
    onAttempt: attemptMetrics(kit.metrics),
    onFatal,
  });
  waitingMetric(kit.metrics, deliverer);
  closedTargetsMetric(kit.metrics, targets);
  return { deliverer, following };
}

function deskOf({ config, kit, topology, codec, producer }: Ground) {
  const onFatal = (error: unknown): void => kit.fatal(error);
  const routing = config.FORESHOCK_ALERTS_ROUTING;
  const writer = logWriter({ codec, producer, logTopic: topology.logTopic });
  const timer = new DeskTimer({
    clock: systemClock,
    write: (atMs, dueAtMs) => writer.timePassed(atMs, dueAtMs),
    onFatal,
  });
  const refresher = new Refresher({
    clock: systemClock,
    everyMs: config.FORESHOCK_ALERTS_REFRESH_MS,
    send: sendAgain(routing, channelsOf(config, kit)),
    onRefreshed: refreshMetrics(kit.metrics),
    onFatal,
  });
  const rules = rulesOf(routing, config.FORESHOCK_PUBLIC_URL ?? null);
  const watcher = deskWatcher({ clock: systemClock, writer, timer, refresher, rules });
  return deskFactory({ codec, topics: topology, watcher });
}
