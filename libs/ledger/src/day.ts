/** A calendar day as whole days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The UTC day in which a moment (milliseconds since 1970-01-01) lies. */
export function dayOf(millis: number): Day {
  return Math.floor(millis / DAY_MS);
}
