import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import type { StackOptions } from './options.ts';
import type { Reporter } from './reporter.ts';
import { registryUrl } from './parts/registry.ts';
import { StackError, systemCode } from './stack-error.ts';
import { removeState, writeState } from './state.ts';
import type { StackEndpoints } from './state.ts';
import type { Stack } from './running.ts';

const run = promisify(execFile);
const services = ['kafka', 'registry', 'clickhouse'];

/** Brings the three services of docker-compose.yml up and waits until they are healthy. They outlive this process. */
export async function startDocker(options: StackOptions, reporter: Reporter): Promise<Stack> {
  const endpoints = dockerEndpoints(options);
  reporter.line('docker compose: starting kafka, registry, clickhouse');
  await compose(options, ['up', '--detach', '--wait', ...services]);
  const startedAt = new Date().toISOString();
  await writeState(options.stateFile, { ...endpoints, mode: 'docker', startedAt, pids: {} });
  reporter.line('docker compose: ready');
  return {
    endpoints,
    reused: false,
    stop: async () => void (await stopDocker(options)),
    onExit: () => undefined,
  };
}

/** Stops the three services; their volumes stay. */
export async function stopDocker(options: StackOptions): Promise<boolean> {
  await compose(options, ['stop', ...services]);
  await removeState(options.stateFile);
  return true;
}

/** What docker compose reads: the environment, and under it the file `.env` beside docker-compose.yml. */
function composeEnvironment({ root, env }: StackOptions): StackOptions['env'] {
  const file = join(root, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...env } : env;
}

/** Where docker-compose.yml publishes the services, unless the variables for ports say otherwise. */
export function dockerEndpoints(options: StackOptions): StackEndpoints {
  const { ports } = options;
  const env = composeEnvironment(options);
  const password = env['FORESHOCK_CLICKHOUSE_PASSWORD'] ?? '';
  if (password === '') {
    throw new StackError(
      'FORESHOCK_CLICKHOUSE_PASSWORD is not set. Copy .env.example to .env and fill it in.',
    );
  }
  return {
    kafka: { brokers: [`127.0.0.1:${ports.kafka ?? 9092}`] },
    registry: { url: registryUrl(ports.registry ?? 8081) },
    clickhouse: {
      url: `http://127.0.0.1:${ports.clickhouse ?? 8123}`,
      username: 'foreshock',
      password,
      database: 'foreshock',
    },
  };
}

async function compose(options: StackOptions, args: readonly string[]): Promise<void> {
  try {
    await run('docker', ['compose', ...args], { cwd: options.root, env: options.env });
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      throw new StackError(
        'FORESHOCK_STACK=docker needs docker, which is not on the PATH. Leave the variable out.',
      );
    }
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new StackError(`docker compose ${args[0] ?? ''} failed: ${output.split('\n').at(-1) ?? ''}`);
  }
}
