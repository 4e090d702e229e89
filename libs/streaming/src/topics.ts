import type { Admin, IResourceConfigEntry } from 'kafkajs';
import type { KafkaClient } from './kafka/client.ts';
import { ConfigResourceTypes } from './kafka/kafkajs.ts';
import { patiently } from './kafka/patiently.ts';

/** A topic as it should be. */
export interface TopicDefinition {
  readonly name: string;
  readonly partitions: number;
  /** Default: the broker's. */
  readonly replicationFactor?: number;
  /** Broker configuration by name, such as `cleanup.policy`. */
  readonly config?: Readonly<Record<string, string>>;
}

/** A difference between a definition and the topic that exists; nothing was changed. */
export interface TopicDrift {
  readonly topic: string;
  readonly setting: string;
  readonly expected: string;
  readonly actual: string;
}

export interface TopicReport {
  readonly created: readonly string[];
  readonly drift: readonly TopicDrift[];
}

export interface TopicAdmin {
  /** Creates what is missing and changes nothing that exists: differences are reported. */
  ensureTopics(definitions: readonly TopicDefinition[]): Promise<TopicReport>;
  deleteTopics(names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Connects an administrator of topics. */
export async function createTopicAdmin(kafka: KafkaClient): Promise<TopicAdmin> {
  const admin = kafka.admin();
  await admin.connect();
  return {
    ensureTopics: (definitions) => ensureTopics(admin, definitions),
    deleteTopics: (names) => admin.deleteTopics({ topics: [...names] }),
    close: () => admin.disconnect(),
  };
}

async function ensureTopics(admin: Admin, definitions: readonly TopicDefinition[]): Promise<TopicReport> {
  const existing = new Set(await admin.listTopics());
  const missing = definitions.filter((one) => !existing.has(one.name));
  if (missing.length > 0) {
    // False when another process created them between the two calls: the comparison below covers that.
    await admin.createTopics({ waitForLeaders: true, topics: missing.map(toTopicConfig) });
    await patiently(() => admin.fetchTopicMetadata({ topics: missing.map((one) => one.name) }));
  }
  const present = definitions.filter((one) => existing.has(one.name));
  return { created: missing.map((one) => one.name), drift: await driftOf(admin, present) };
}

function toTopicConfig(definition: TopicDefinition): {
  topic: string;
  numPartitions: number;
  replicationFactor?: number;
  configEntries: IResourceConfigEntry[];
} {
  return {
    topic: definition.name,
    numPartitions: definition.partitions,
    ...(definition.replicationFactor === undefined
      ? {}
      : { replicationFactor: definition.replicationFactor }),
    configEntries: Object.entries(definition.config ?? {}).map(([name, value]) => ({ name, value })),
  };
}

async function driftOf(admin: Admin, definitions: readonly TopicDefinition[]): Promise<TopicDrift[]> {
  if (definitions.length === 0) return [];
  const { topics } = await admin.fetchTopicMetadata({ topics: definitions.map((one) => one.name) });
  const partitions = new Map(topics.map((one) => [one.name, one.partitions.length]));
  const configs = await configsOf(admin, definitions);
  return definitions.flatMap((definition) => {
    const topic = definition.name;
    const expected = { partitions: String(definition.partitions), ...definition.config };
    const actual: Record<string, string | undefined> = {
      ...configs.get(topic),
      partitions: String(partitions.get(topic) ?? 0),
    };
    return Object.entries(expected)
      .filter(([setting, value]) => actual[setting] !== value)
      .map(([setting, value]) => ({ topic, setting, expected: value, actual: actual[setting] ?? 'not set' }));
  });
}

async function configsOf(
  admin: Admin,
  definitions: readonly TopicDefinition[],
): Promise<Map<string, Record<string, string>>> {
  const type = ConfigResourceTypes.TOPIC;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: definitions.map((one) => ({
      type,
      name: one.name,
      configNames: Object.keys(one.config ?? {}),
    })),
  });
  return new Map(
    resources.map((one) => [
      one.resourceName,
      Object.fromEntries(one.configEntries.map((entry) => [entry.configName, entry.configValue])),
    ]),
  );
}
