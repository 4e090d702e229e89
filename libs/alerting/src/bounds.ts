const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Least and most of what a configuration may say; both inclusive. */
export const BOUNDS = {
  groupWaitMs: [0, HOUR_MS],
  groupIntervalMs: [1000, DAY_MS],
  repeatIntervalMs: [HOUR_MS, 90 * DAY_MS],
  digestAtMinute: [0, 1439],
  escalationAfterMs: [MINUTE_MS, 60 * DAY_MS],
  coolDownMs: [0, 30 * DAY_MS],
  perMinute: [1, 6000],
  digestMost: [1, 2000],
  silenceMs: [1000, 366 * DAY_MS],
} as const;

/** The complaint about a number out of its bounds; null when it is within, or absent. */
export function outOfBounds(
  place: string,
  value: number | undefined,
  name: keyof typeof BOUNDS,
): string | null {
  if (value === undefined) return null;
  const [least, most] = BOUNDS[name];
  if (Number.isInteger(value) && value >= least && value <= most) return null;
  return `${place}: expected a whole number from ${least} to ${most}, got ${value}`;
}
