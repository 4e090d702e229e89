import { dayOf, isoDate } from '@foreshock/contracts';

/** So many days from one date to another, evenly spaced, both among them; ISO dates, ascending. */
export function datesBetween(from: string, to: string, most: number): readonly string[] {
  const [first, last] = [dayOf(from), dayOf(to)];
  const steps = Math.max(0, Math.min(most - 1, last - first));
  return Array.from({ length: steps + 1 }, (_, step) =>
    isoDate(steps === 0 ? last : first + Math.round((step * (last - first)) / steps)),
  );
}

/** For each date what held then: the last of `rows` on it or before it; null before the first. */
export function heldOn<Row extends { readonly date: string }>(
  rows: readonly Row[],
  dates: readonly string[],
): readonly (Row | null)[] {
  return dates.map((date) => rows.findLast((row) => row.date <= date) ?? null);
}
