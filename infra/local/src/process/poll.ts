import { setTimeout as wait } from 'node:timers/promises';

/** Asks `probe` every `everyMs` until it says true; false when `withinMs` have passed without. */
export async function poll(
  probe: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (await probe()) return true;
    if (performance.now() >= deadline) return false;
    await wait(everyMs);
  }
}
