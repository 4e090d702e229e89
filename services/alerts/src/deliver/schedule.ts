const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Wait before each try, the first included (Standard Webhooks, "Retry schedule"): ten tries over about three days. */
export const retryDelaysMs: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** Share of a delay that chance may add, so that what failed together does not come back together. */
const JITTER_RATIO = 0.1;
/** A receiver may ask for a later try, but not for one later than the schedule's longest wait. */
const MAX_RETRY_AFTER_MS = 24 * HOUR_MS;

/**
 * When to try again after `attempts` tries, in ms from now; null when the schedule is used up.
 * @param chance number in [0, 1) that the jitter is drawn from
 * @param retryAfterMs what the receiver asked for; it can only postpone
 */
export function nextDelayMs(attempts: number, chance: number, retryAfterMs: number | null): number | null {
  const delay = retryDelaysMs[attempts];
  if (delay === undefined) return null;
  const planned = Math.round(delay * (1 + JITTER_RATIO * chance));
  return Math.max(planned, Math.min(retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
}
