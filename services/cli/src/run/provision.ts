import {
  clickhouseConfig,
  kafkaConfig,
  loadConfig,
  registryConfig,
  type Environment,
} from '@foreshock/config';
import { connectionOf, migrate } from '@foreshock/clickhouse';
import { createCodec, registryOf, topics, type Topic } from '@foreshock/contracts';
import { createTopicAdmin, kafkaClientOf, type TopicDefinition } from '@foreshock/streaming';
import { z } from 'zod';

const schema = z.object({ ...kafkaConfig, ...registryConfig, ...clickhouseConfig });

export interface Provisioned {
  readonly topicsCreated: readonly string[];
  readonly migrationsApplied: readonly string[];
}

/** Creates what is missing: topics, schemas, tables. A second run changes nothing. */
export async function provision(env: Environment): Promise<Provisioned> {
  const config = loadConfig(schema, env);
  const admin = await createTopicAdmin(kafkaClientOf(config, 'foreshock-provision'));
  try {
    const [report, migrationsApplied] = await Promise.all([
      admin.ensureTopics(topics.map(definitionOf)),
      migrate(connectionOf(config)),
      createCodec(registryOf(config)).registerAll(),
    ]);
    return { topicsCreated: report.created, migrationsApplied };
  } finally {
    await admin.close();
  }
}

function definitionOf(topic: Topic): TopicDefinition {
  return {
    name: topic.name,
    partitions: topic.partitions,
    config: { 'cleanup.policy': topic.cleanupPolicy, 'retention.ms': String(topic.retentionMs) },
  };
}
