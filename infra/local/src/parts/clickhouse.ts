import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { StackOptions } from '../options.ts';
import { httpOk } from './http-ok.ts';
import { writeWhole } from '../state.ts';
import type { Part } from './part.ts';

/** Who may use ClickHouse. */
export interface ClickHouseLogin {
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

/** Threads for the engine's calls; libuv reads the number once, when the process starts. */
const threadPoolSize = 24;

/** The ClickHouse gateway: a Node process with the engine inside. */
export async function clickhousePart(
  options: StackOptions,
  login: ClickHouseLogin,
  port: number,
): Promise<Part> {
  const data = join(options.dataDir, 'clickhouse');
  await mkdir(data, { recursive: true });
  const config = join(data, 'gateway.json');
  await writeWhole(
    config,
    JSON.stringify({ ...login, port, path: join(data, 'data'), spoolDir: join(data, 'spool') }),
  );
  const source = extname(import.meta.url);
  const entry = fileURLToPath(new URL(`../gateway/main${source}`, import.meta.url));
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return {
    name: 'clickhouse',
    command: process.execPath,
    args: [
      ...(source === '.ts' ? ['--conditions=@foreshock/source', '--import', loader()] : []),
      entry,
      config,
    ],
    cwd: data,
    env: {
      ...options.env,
      NODE_OPTIONS: undefined,
      UV_THREADPOOL_SIZE: String(threadPoolSize),
      TZ: 'UTC',
    },
    logFile: join(options.dataDir, 'logs', 'clickhouse.log'),
    ready: () => httpOk(`http://127.0.0.1:${port}/ping`),
  };
}
