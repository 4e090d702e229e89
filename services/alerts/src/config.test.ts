import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError, loadConfig } from '@foreshock/config';
import { alertsConfig, missingSecrets } from './config.ts';
import { defaultRouting } from './routing.ts';

const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const env = { FORESHOCK_KAFKA_BROKERS: 'a:1', FORESHOCK_REGISTRY_URL: 'http://registry' };

it('needs nothing but Kafka and the registry', () => {
  const config = loadConfig(alertsConfig, env);
  expect(config.FORESHOCK_ALERTS_ROUTING).toEqual(defaultRouting);
  expect(missingSecrets(config)).toEqual([]);
});

it('reads named secrets and says which target misses its own', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'routing-')), 'routing.yaml');
  const target = "{ channel: webhook, url: 'https://example.com' }";
  const other = "{ channel: webhook, url: 'https://example.com', secret: team }";
  writeFileSync(path, `targets: { a: ${target}, b: ${other} }\nroutes: [{ to: [a, b] }]\n`);
  const settings = { ...env, FORESHOCK_ALERTS_ROUTING: path };
  const both = loadConfig(alertsConfig, {
    ...settings,
    FORESHOCK_ALERTS_SECRETS: `${secret},team=${secret}`,
  });
  expect([...(both.FORESHOCK_ALERTS_SECRETS ?? [])]).toEqual([
    ['default', secret],
    ['team', secret],
  ]);
  expect(missingSecrets(both)).toEqual([]);
  const one = loadConfig(alertsConfig, { ...settings, FORESHOCK_ALERTS_SECRETS: secret });
  expect(missingSecrets(one)).toEqual(['FORESHOCK_ALERTS_SECRETS: no secret "team", which target "b" needs']);
});

it('reports every wrong setting at once', () => {
  const wrong = {
    ...env,
    FORESHOCK_ALERTS_ROUTING: '/absent/routing.yaml',
    FORESHOCK_ALERTS_SECRETS: 'abc',
    FORESHOCK_ALERTS_ALLOW_PRIVATE: '10.0.0.0/99',
  };
  const attempt = () => loadConfig(alertsConfig, wrong);
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(/FORESHOCK_ALERTS_ROUTING: ENOENT/);
  expect(attempt).toThrow(/FORESHOCK_ALERTS_SECRETS: secret "default": expected whsec_/);
  expect(attempt).toThrow(/FORESHOCK_ALERTS_ALLOW_PRIVATE: 10\.0\.0\.0\/99/);
});
