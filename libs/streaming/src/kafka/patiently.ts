import { setTimeout as sleep } from 'node:timers/promises';
import { isRetriable } from './protocol-errors.ts';

const RETRY_MS = 100;
const PATIENCE_MS = 30_000;

/** Repeats a read while brokers restart or leaders move; gives up after `patienceMs` with the last error. */
export async function patiently<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isRetriable(thrown) || performance.now() > deadlineMs) throw thrown;
      await sleep(RETRY_MS);
    }
  }
}
