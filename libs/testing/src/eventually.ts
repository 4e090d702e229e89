/**
 * Asks again until `probe` gives something other than undefined, at most `deadlineMs`.
 * @throws the probe's last error, or a time-out that says what was awaited.
 */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  deadlineMs = 30_000,
  intervalMs = 50,
): Promise<T> {
  const until = performance.now() + deadlineMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() >= until) throw new Error(`${what}: not within ${deadlineMs} ms`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
