import { ClickHouseFailure } from './failure.ts';

const MS_PER_DAY = 86_400_000;
const FIRST_MS = Date.UTC(1900, 0, 1);
const END_MS = Date.UTC(2300, 0, 1);

/** @returns `2013-06-30` for a Date32 column. @param day integer days since 1970-01-01. @throws `bad-data` outside 1900–2299. */
export function dateText(day: number): string {
  return isoText(day * MS_PER_DAY).slice(0, 10);
}

/** @returns `2013-06-30 12:00:00.000` (UTC) for a DateTime64(3) column. @param ms since 1970-01-01. @throws `bad-data` outside 1900–2299. */
export function timestampText(ms: number): string {
  return isoText(ms).replace('T', ' ').slice(0, 23);
}

function isoText(ms: number): string {
  if (Number.isSafeInteger(ms) && ms >= FIRST_MS && ms < END_MS) return new Date(ms).toISOString();
  throw new ClickHouseFailure('bad-data', undefined, `${ms} ms is outside the years 1900 to 2299`, null);
}
