import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textOf, yamlOf } from './checkout.ts';

interface ComposeService {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const { services } = yamlOf('docker-compose.yml') as { services: Record<string, ComposeService> };
const all = Object.entries(services);
const own = all.filter(([, service]) => service.image === 'foreshock:local');

it('has every part', () => {
  const parts = ['kafka', 'registry', 'clickhouse', 'prometheus', 'alertmanager', 'grafana', 'provision'];
  expect(Object.keys(services).sort()).toEqual(
    [...parts, 'intake', 'monitor', 'warehouse', 'alerts', 'portfolio', 'api'].sort(),
  );
});

it.each(all)('%s runs as an unprivileged user', (_name, service) => {
  expect(service.user).toMatch(/^[1-9]\d*(:\d+)?$/);
});

it.each(all)('%s says whether it is healthy, or ends by itself', (name, { healthcheck }) => {
  if (name === 'provision') expect(healthcheck?.disable).toBe(true);
  else expect(healthcheck?.test?.length).toBeGreaterThan(1);
});

it.each(own)('%s cannot write its file system and has no capabilities', (_name, service) => {
  expect(service.read_only).toBe(true);
  expect(service.cap_drop).toEqual(['ALL']);
});

it.each(own.filter(([name]) => name !== 'provision'))(
  '%s waits for topics, schemas and tables',
  (_name, service) => {
    expect(service.depends_on?.['provision']?.condition).toBe('service_completed_successfully');
  },
);

it.each(own)('%s runs a program whose source is there', (_name, { command }) => {
  const source = command?.[1]?.replace('/dist/', '/src/').replace(/\.js$/, '.ts') ?? '';
  expect(existsSync(new URL(`../../../${source}`, import.meta.url)), source).toBe(true);
});

it.each(all)('%s listens on this machine only', (_name, { ports = [] }) => {
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

it.each(all)('%s mounts only files that are there', (_name, { volumes = [] }) => {
  for (const volume of volumes.filter((one) => one.startsWith('./'))) {
    const path = volume.split(':')[0] ?? '';
    expect(existsSync(new URL(`../../../${path}`, import.meta.url)), path).toBe(true);
  }
});

it.each(all)('%s has no secret of its own: every one must be set', (_name, { environment = {} }) => {
  for (const [variable, value] of Object.entries(environment)) {
    if (/PASSWORD|TOKEN|SECRET/.test(variable))
      expect(String(value)).toMatch(/^\$\{FORESHOCK_\w+:\?set it in \.env\}$/);
  }
});

it('shows every secret in the example, and gives none a value', () => {
  const required = [...textOf('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map((match) => match[1]);
  const lines = textOf('.env.example')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines.sort()).toEqual([...new Set(required)].map((name) => `${name ?? ''}=`).sort());
});

it('pins every image', () => {
  for (const [, { image }] of all) expect(image).toMatch(/:(local|v?\d+(\.\d+)+)$/);
});

it('runs the Kafka and the registry of the local stack', () => {
  const artifacts = JSON.parse(textOf('infra/local/artifacts.json')) as Record<
    'kafka' | 'registry',
    { version: string }
  >;
  expect(services['kafka']?.image).toBe(`apache/kafka:${artifacts.kafka.version}`);
  expect(services['registry']?.image).toBe(`apicurio/apicurio-registry:${artifacts.registry.version}`);
});

it('builds on the pinned Node, in two stages, and runs without root', () => {
  const dockerfile = textOf('infra/docker/Dockerfile');
  const pinned = (JSON.parse(textOf('package.json')) as { devDependencies: { node: string } }).devDependencies
    .node;
  expect(dockerfile).toContain(`ARG NODE_VERSION=${pinned}`);
  expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
  expect(dockerfile).toMatch(/^USER 1000:1000$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});
