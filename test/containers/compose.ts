import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { StackEndpoints } from '@foreshock/local-stack';
import {
  DockerComposeEnvironment,
  getContainerRuntimeClient,
  RandomPortGenerator,
  Wait,
} from 'testcontainers';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PARTS = ['kafka', 'registry', 'clickhouse'];
/** Settings that docker-compose.yml demands even of services that are not started. */
const SECRETS = [
  'FORESHOCK_CLICKHOUSE_PASSWORD',
  'FORESHOCK_CLICKHOUSE_READER_PASSWORD',
  'FORESHOCK_INTAKE_TOKEN',
  'FORESHOCK_API_TOKEN',
  'FORESHOCK_GRAFANA_PASSWORD',
];

/** Why containers cannot be run on this machine; null when they can. */
export async function noContainers(): Promise<string | null> {
  try {
    await getContainerRuntimeClient();
    return null;
  } catch (error) {
    return `no Docker engine answers (${(error as Error).message}); start one and run \`npm run test:containers\` again`;
  }
}

export interface Containers {
  readonly endpoints: StackEndpoints;
  /** Takes everything down, data included. */
  remove(): Promise<void>;
}

/** Kafka, registry and ClickHouse of docker-compose.yml under a project name and ports of their own, healthy. */
export async function startContainers(): Promise<Containers> {
  const ports = new RandomPortGenerator();
  const [kafka, registry, clickhouse] = [
    await ports.generatePort(),
    await ports.generatePort(),
    await ports.generatePort(),
  ];
  const secrets = Object.fromEntries(SECRETS.map((name) => [name, randomBytes(16).toString('hex')]));
  const composed = await new DockerComposeEnvironment(root, 'docker-compose.yml')
    .withEnvironment({
      ...secrets,
      FORESHOCK_KAFKA_PORT: String(kafka),
      FORESHOCK_REGISTRY_PORT: String(registry),
      FORESHOCK_CLICKHOUSE_PORT: String(clickhouse),
    })
    .withDefaultWaitStrategy(Wait.forHealthCheck())
    .withStartupTimeout(300_000)
    .up(PARTS);
  return {
    endpoints: {
      kafka: { brokers: [`127.0.0.1:${kafka}`] },
      registry: { url: `http://127.0.0.1:${registry}/apis/ccompat/v7` },
      clickhouse: {
        url: `http://127.0.0.1:${clickhouse}`,
        username: 'foreshock',
        password: secrets['FORESHOCK_CLICKHOUSE_PASSWORD'] ?? '',
        database: 'foreshock',
      },
    },
    remove: async () => void (await composed.down({ removeVolumes: true })),
  };
}
