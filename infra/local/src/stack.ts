import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { startDocker, stopDocker } from './docker.ts';
import { partNames } from './options.ts';
import type { PartName, StackOptions } from './options.ts';
import { kafkaReady } from './parts/kafka-ready.ts';
import { httpOk } from './parts/http-ok.ts';
import { isAlive } from './process/identity.ts';
import type { ProcessId } from './process/identity.ts';
import { readLock, releaseLock, takeLock } from './process/lock.ts';
import { poll } from './process/poll.ts';
import { terminate } from './process/terminate.ts';
import type { Stack } from './running.ts';
import { silentReporter } from './reporter.ts';
import type { Reporter } from './reporter.ts';
import { StackError } from './stack-error.ts';
import { startProcesses } from './start-processes.ts';
import { readState, removeState } from './state.ts';
import type { StackState } from './state.ts';

const startWithinMs = 10 * 60_000;
const partGraceMs = 15_000;

/**
 * Starts the stack of this checkout, or finds the healthy one that runs already. Parts that a killed supervisor left
 * behind are stopped first; their data is recovered. Fails with a StackError; then nothing keeps running.
 * `signal` interrupts the start.
 */
export async function startStack(
  options: StackOptions,
  reporter: Reporter = silentReporter,
  signal: AbortSignal = new AbortController().signal,
): Promise<Stack> {
  if (options.mode === 'docker') return startDocker(options, reporter);
  const lock = lockFile(options);
  const holder = await takeLock(lock);
  if (holder !== undefined) return joinStack(options, holder, reporter);
  try {
    await stopLeftovers(options, reporter);
    const running = await startProcesses(options, reporter, signal);
    const ended = running.ended.then(async (reason) => {
      await releaseLock(lock);
      return reason;
    });
    return {
      endpoints: running.state,
      reused: false,
      async stop() {
        await running.stop();
        await ended;
      },
      onExit: (listener) => void ended.then(listener),
    };
  } catch (error) {
    await releaseLock(lock);
    throw error;
  }
}

/** Whether each part answers; undefined when no stack is known. */
export async function stackHealth(
  options: StackOptions,
): Promise<{ state: StackState; healthy: Record<PartName, boolean> } | undefined> {
  const state = await readState(options.stateFile);
  if (state === undefined) return undefined;
  const port = Number(state.kafka.brokers[0]?.split(':').at(-1));
  const [kafka, registry, clickhouse] = await Promise.all([
    kafkaReady(port),
    httpOk(`${state.registry.url}/subjects`),
    httpOk(`${state.clickhouse.url}/ping`),
  ]);
  return { state, healthy: { kafka, registry, clickhouse } };
}

/** Stops the stack of this checkout, whoever runs it. False when none was running. */
export async function stopStack(
  options: StackOptions,
  reporter: Reporter = silentReporter,
): Promise<boolean> {
  if (options.mode === 'docker') return stopDocker(options);
  const holder = await readLock(lockFile(options));
  const running = holder !== undefined && isAlive(holder);
  if (running) await terminate(holder, 4 * partGraceMs);
  const left = await stopLeftovers(options, reporter);
  await releaseLock(lockFile(options));
  return running || left;
}

/** Stops the stack and deletes its data. The download cache stays. */
export async function resetStack(options: StackOptions, reporter: Reporter = silentReporter): Promise<void> {
  await stopStack(options, reporter);
  await rm(options.dataDir, { recursive: true, force: true });
  await removeState(options.stateFile);
}

function lockFile(options: StackOptions): string {
  return join(options.dataDir, 'supervisor.lock');
}

/** Waits until the stack that `holder` runs or starts is healthy. */
async function joinStack(options: StackOptions, holder: ProcessId, reporter: Reporter): Promise<Stack> {
  reporter.line(`a stack of this checkout is run by process ${holder.pid}; using it`);
  let healthy = false;
  await poll(
    async () => {
      const found = await stackHealth(options);
      healthy = found !== undefined && Object.values(found.healthy).every(Boolean);
      return healthy || !isAlive(holder);
    },
    startWithinMs,
    250,
  );
  const state = await readState(options.stateFile);
  if (!healthy || state === undefined) {
    throw new StackError(`The stack run by process ${holder.pid} did not come up. Try: npm run stack:stop`);
  }
  return {
    endpoints: state,
    reused: true,
    stop: () => Promise.resolve(),
    onExit: (listener) => {
      const watch = setInterval(() => {
        if (isAlive(holder)) return;
        clearInterval(watch);
        listener(new StackError(`Process ${holder.pid}, which ran the stack, has ended.`));
      }, 1_000);
      watch.unref();
    },
  };
}

/** Stops parts whose supervisor was killed. */
async function stopLeftovers(options: StackOptions, reporter: Reporter): Promise<boolean> {
  const state = await readState(options.stateFile);
  if (state === undefined || state.mode === 'docker') return false;
  let found = false;
  for (const name of partNames) {
    const id = state.pids[name];
    if (id === undefined || !isAlive(id)) continue;
    reporter.line(`${name} was left running by an earlier start; stopping it`);
    await terminate(id, partGraceMs);
    found = true;
  }
  await removeState(options.stateFile);
  return found;
}
