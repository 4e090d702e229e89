const dayMs = 86_400_000;

/** `2026-03-01` of a day (integer days since 1970-01-01). Throws RangeError outside the years 0 to 9999. */
export function isoDate(day: number): string {
  const text = Number.isSafeInteger(day) ? new Date(day * dayMs).toISOString() : '';
  if (text.length !== 24) throw new RangeError(`${day} is no day`);
  return text.slice(0, 10);
}

/** The day (integer days since 1970-01-01) of `2026-03-01`. Throws RangeError on a text that is no such date. */
export function dayOf(iso: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
  const day = ms / dayMs;
  if (!Number.isInteger(day) || isoDate(day) !== iso)
    throw new RangeError(`"${iso}" is no date of the form 2026-03-01`);
  return day;
}
