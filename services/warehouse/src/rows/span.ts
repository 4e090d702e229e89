/* The span that Date32 and DateTime64(3) hold: the years 1900 to 2299. */

export const DAY_MS = 86_400_000;
export const FIRST_MS = Date.UTC(1900, 0, 1);
export const END_MS = Date.UTC(2300, 0, 1);

export const isDay = (day: unknown): boolean =>
  Number.isInteger(day) && (day as number) >= FIRST_MS / DAY_MS && (day as number) < END_MS / DAY_MS;

export const isTime = (ms: unknown): boolean =>
  Number.isSafeInteger(ms) && (ms as number) >= FIRST_MS && (ms as number) < END_MS;
