import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from '@foreshock/config';
import type { RunningPart } from './part.ts';

/** Starts a service, on a port that it had before or on any; `onEnd` hears when it ends by itself. */
export type Starter = (port: string | undefined, onEnd: (error: unknown) => void) => Promise<RunningPart>;

export interface KeepUpOptions {
  /** It ends again and again: somebody has to look. */
  readonly onFatal: (error: unknown) => void;
  readonly report: (line: string) => void;
  readonly pauseMs?: number;
}

const WINDOW_MS = 60_000;
const MOST_RESTARTS = 5;

/** Keeps a service up: one that ends by itself is started again at the same address, at most five times a minute. */
export async function keepUp(name: string, start: Starter, options: KeepUpOptions): Promise<RunningPart> {
  const { onFatal, report, pauseMs = 1_000 } = options;
  const ends: number[] = [];
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  let current: RunningPart | undefined;

  const startAgain = async (error: unknown): Promise<void> => {
    if (stopping) return;
    const now = performance.now();
    ends.push(now);
    if (ends.filter((at) => now - at < WINDOW_MS).length > MOST_RESTARTS) {
      onFatal(error);
      return;
    }
    report(`${name} ended (${error instanceof Error ? error.message : String(error)}); starting it again`);
    await Promise.allSettled([current?.stop()]); // it has ended: this only frees what it held
    await wait(pauseMs);
    try {
      current = await start(new URL(first.url).port, onEnd);
    } catch (thrown) {
      await startAgain(thrown);
    }
  };
  const onEnd = (error: unknown): void => {
    restarting = restarting.then(() => startAgain(error));
  };

  const first = await start(undefined, onEnd);
  current ??= first;
  return {
    name,
    url: first.url,
    pid: first.pid,
    async stop() {
      stopping = true;
      await restarting;
      await current?.stop();
    },
  };
}

/** The settings with an HTTP port, where one is given. */
export function onPort(env: Environment, port: string | undefined): Environment {
  return port === undefined ? env : { ...env, FORESHOCK_HTTP_PORT: port };
}
