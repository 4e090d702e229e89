import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  clickhouseConfig,
  ConfigError,
  httpConfig,
  kafkaConfig,
  loadConfig,
  withSecretFiles,
} from './index.ts';

const schema = z.object({ ...kafkaConfig, ...clickhouseConfig, ...httpConfig });
const good = {
  FORESHOCK_KAFKA_BROKERS: 'a:1, b:2',
  FORESHOCK_CLICKHOUSE_URL: 'http://localhost:8123',
  FORESHOCK_CLICKHOUSE_USERNAME: 'writer',
  FORESHOCK_CLICKHOUSE_PASSWORD: 'p',
};

it('reads a whole configuration with defaults', () => {
  const config = loadConfig(schema, good);
  expect(config.FORESHOCK_KAFKA_BROKERS).toEqual(['a:1', 'b:2']);
  expect(config.FORESHOCK_CLICKHOUSE_DATABASE).toBe('foreshock');
});

it('reports every problem at once and shows no secret', () => {
  const wrong = {
    ...good,
    FORESHOCK_KAFKA_BROKERS: '',
    FORESHOCK_CLICKHOUSE_URL: 'nonsense',
    FORESHOCK_HTTP_PORT: '70000',
  };
  const attempt = () => loadConfig(schema, wrong);
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(/FORESHOCK_KAFKA_BROKERS is not set/);
  expect(attempt).toThrow(/FORESHOCK_CLICKHOUSE_URL: /);
  expect(attempt).toThrow(/FORESHOCK_HTTP_PORT: /);
});

it('takes a secret from a file, and refuses both forms', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'secret-')), 'password');
  writeFileSync(path, 's3cret\n');
  expect(withSecretFiles({ FORESHOCK_X_FILE: path }).FORESHOCK_X).toBe('s3cret');
  expect(() => withSecretFiles({ FORESHOCK_X_FILE: path, FORESHOCK_X: 'y' })).toThrow(/both set/);
  expect(() => withSecretFiles({ FORESHOCK_X_FILE: `${path}.absent` })).toThrow(/ENOENT/);
});
