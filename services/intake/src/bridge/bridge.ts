import { createForeignDecoder } from '@foreshock/contracts';
import type { Component, ServiceKit } from '@foreshock/service';
import { ExactlyOnceStrategy, prometheusMetrics, type KafkaClient } from '@foreshock/streaming';
import type { IntakeConfig } from '../config.ts';
import type { OpenLog } from '../log/open-log.ts';
import { readMappingFile } from '../mapping/read.ts';
import type { EventsCounter } from '../rest/write.ts';
import { bridgeMapper, type BridgeSection } from './bridge-events.ts';
import { BridgeTasks } from './bridge-task.ts';

const SECTIONS = ['invoices', 'payments', 'overdues'] as const satisfies readonly BridgeSection[];
const DEAD_LETTERS = 'ledger.events.dlq';

export interface Bridge {
  readonly strategy: ExactlyOnceStrategy;
  readonly component: Component;
}

/** The bridge over the topics that the mapping file has sections for; null without a mapping file. */
export async function createBridge(
  config: IntakeConfig,
  log: Pick<OpenLog, 'kafka' | 'registry' | 'codec'>,
  kit: Pick<ServiceKit, 'metrics' | 'health' | 'fatal'>,
  counter: EventsCounter,
): Promise<Bridge | null> {
  if (config.FORESHOCK_BRIDGE_MAPPING === undefined) return null;
  const mapping = await readMappingFile(config.FORESHOCK_BRIDGE_MAPPING);
  const topicOf = {
    invoices: config.FORESHOCK_BRIDGE_INVOICES_TOPIC,
    payments: config.FORESHOCK_BRIDGE_PAYMENTS_TOPIC,
    overdues: config.FORESHOCK_BRIDGE_OVERDUES_TOPIC,
  };
  const mapped = SECTIONS.filter((section) => mapping[section] !== undefined);
  const mappers = new Map(mapped.map((section) => [topicOf[section], bridgeMapper(section, mapping)]));
  const strategy = new ExactlyOnceStrategy({
    kafka: log.kafka,
    groupId: config.FORESHOCK_BRIDGE_GROUP,
    topics: [...mappers.keys()],
    deadLetterTopic: DEAD_LETTERS,
    taskFactory: new BridgeTasks({
      codec: log.codec,
      foreign: createForeignDecoder(log.registry),
      mappers,
      onOutcome: (type, outcome) => counter.inc({ source: 'bridge', type, outcome }),
    }),
    metrics: prometheusMetrics(kit.metrics),
    onFatal: (error) => kit.fatal(error),
  });
  kit.health.register('bridge', () => strategy.ready || 'joining the group');
  return { strategy, component: topicsComponent(log.kafka, [...mappers.keys()]) };
}

/** The topics are the company's own: they are not made here, and one that is missing stops the start with its name. */
function topicsComponent(kafka: KafkaClient, topics: readonly string[]): Component {
  return {
    name: 'bridge',
    start: async () => {
      const admin = kafka.admin();
      await admin.connect();
      try {
        const existing = new Set(await admin.listTopics());
        const missing = topics.filter((topic) => !existing.has(topic));
        if (missing.length > 0) {
          throw new Error(
            `no topic ${missing.join(', ')}: create it, or take its section out of the mapping`,
          );
        }
      } finally {
        await admin.disconnect();
      }
    },
    stop: () => Promise.resolve(),
  };
}
