import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from '@foreshock/config';
import { checkoutFile, homeFolder } from '../home.ts';
import { keepUp, onPort, type KeepUpOptions } from './keep-up.ts';
import { SERVICES, type RunningPart } from './part.ts';
import { freePort } from './ports.ts';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** Starts each service in a process of its own. */
export async function startSplit(
  envOf: (service: string) => Environment,
  options: KeepUpOptions,
): Promise<RunningPart[]> {
  const started = await Promise.allSettled(
    SERVICES.map((name) =>
      keepUp(name, (port, onEnd) => startProcess(name, onPort(envOf(name), port), onEnd), options),
    ),
  );
  const up = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failure = started.find((result) => result.status === 'rejected');
  if (failure === undefined) return up;
  await Promise.allSettled(up.map((part) => part.stop()));
  throw failure.reason;
}

/** A service runs from its sources, or from what the compiler made of them, as in a container. */
export type Form = 'source' | 'built';

/** One service in a process of its own, ready to work. Its output goes to its log file. */
export async function startProcess(
  name: string,
  env: Environment,
  onExit: (error: unknown) => void,
  form: Form = 'source',
): Promise<RunningPart> {
  const port = env['FORESHOCK_HTTP_PORT'] ?? String(await freePort());
  const logs = join(homeFolder(), 'logs');
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, `${name}.log`), 'a');
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=TimeoutNegativeWarning', // kafkajs asks for timers in the past
      ...(form === 'source'
        ? ['--conditions=@foreshock/source', '--import', import.meta.resolve('tsx')]
        : []),
      checkoutFile(`services/${name}/${form === 'source' ? 'src/main.ts' : 'dist/main.js'}`),
    ],
    {
      stdio: ['ignore', log, log],
      env: { ...env, FORESHOCK_HTTP_PORT: port, TSX_TSCONFIG_PATH: checkoutFile('tsconfig.base.json') },
    },
  );
  closeSync(log);
  let stopping = false;
  child.once('exit', (code, signal) => {
    if (!stopping)
      onExit(
        new Error(`${name} ended with ${signal ?? `exit code ${code}`}; see ${join(logs, `${name}.log`)}`),
      );
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(name, url, child);
  const stop = () => {
    stopping = true;
    return terminate(child);
  };
  return { name, url, pid: child.pid ?? -1, stop };
}

async function ready(name: string, url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (answer) return;
    if (performance.now() > until) {
      await terminate(child);
      throw new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} s`);
    }
    await wait(100);
  }
  throw new Error(`${name} ended before it was ready; see ${join(homeFolder(), 'logs', `${name}.log`)}`);
}

async function terminate(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}
