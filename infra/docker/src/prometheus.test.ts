import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { yamlOf } from './checkout.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary?: string; readonly action?: string };
}

const { groups } = yamlOf('infra/prometheus/rules/foreshock.yml') as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

/** Every text in quotes of the services and libraries that looks like a metric. */
function metricNames(): Set<string> {
  const names = new Set<string>();
  for (const folder of ['libs', 'services']) {
    const root = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!/^[\w-]+\/src\/.+\.ts$/.test(file) || file.endsWith('.test.ts')) continue;
      const text = readFileSync(join(root, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/'((?:foreshock|kafka)_[a-z0-9_]+)'/g)) names.add(name);
    }
  }
  return names;
}

it.each(rules)('$alert asks for metrics that the services export', ({ expr }) => {
  const known = metricNames();
  const asked = expr.match(/\b(?:foreshock|kafka)_[a-z0-9_]+/g) ?? [];
  for (const name of asked) expect(known.has(name.replace(/_(bucket|sum|count)$/, '')), name).toBe(true);
  expect(asked.length > 0 || expr.startsWith('up{')).toBe(true);
});

it.each(rules)('$alert says what is the matter and what to do', ({ labels, annotations }) => {
  expect(['critical', 'warning']).toContain(labels.severity);
  expect(annotations.summary).toBeTruthy();
  expect(annotations.action).toBeTruthy();
});

it('asks for the lag of groups that exist', () => {
  const groupsAsked = rules.flatMap(({ expr }) =>
    [...expr.matchAll(/consumergroup="([^"]+)"/g)].map((match) => match[1]),
  );
  const sources = ['monitor', 'warehouse'].map((service) =>
    readFileSync(new URL(`../../../services/${service}/src/config.ts`, import.meta.url), 'utf8'),
  );
  for (const group of groupsAsked)
    expect(
      sources.some((text) => text.includes(`'${group}'`)),
      group,
    ).toBe(true);
});

it('scrapes every service of docker-compose.yml', () => {
  const { scrape_configs: jobs } = yamlOf('infra/prometheus/prometheus.yml') as {
    scrape_configs: { static_configs: { targets: string[] }[] }[];
  };
  const { services } = yamlOf('docker-compose.yml') as { services: Record<string, { image: string }> };
  const own = Object.keys(services).filter(
    (name) => services[name]?.image === 'foreshock:local' && name !== 'provision',
  );
  const targets = jobs.flatMap((job) => job.static_configs.flatMap((config) => config.targets));
  expect(targets.sort()).toEqual(own.map((name) => `${name}:8080`).sort());
});
