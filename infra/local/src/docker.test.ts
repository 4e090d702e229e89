import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dockerEndpoints } from './docker.ts';
import { stackOptions } from './options.ts';

const root = () => mkdtempSync(join(tmpdir(), 'compose-'));

it('reads the password where docker compose reads it, the environment first', () => {
  const folder = root();
  writeFileSync(join(folder, '.env'), 'FORESHOCK_CLICKHOUSE_PASSWORD=from-file\n');
  const password = (env: Record<string, string>) =>
    dockerEndpoints(stackOptions(folder, env)).clickhouse.password;
  expect(password({})).toBe('from-file');
  expect(password({ FORESHOCK_CLICKHOUSE_PASSWORD: 'from-environment' })).toBe('from-environment');
});

it('says what to do when there is no password', () => {
  expect(() => dockerEndpoints(stackOptions(root(), {}))).toThrow('Copy .env.example to .env');
});

it('takes the ports that compose publishes', () => {
  const env = { FORESHOCK_CLICKHOUSE_PASSWORD: 'p', FORESHOCK_KAFKA_PORT: '19000' };
  expect(dockerEndpoints(stackOptions(root(), env)).kafka.brokers).toEqual(['127.0.0.1:19000']);
});
