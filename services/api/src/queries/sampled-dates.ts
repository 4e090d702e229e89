const DAY_MS = 86_400_000;

/** At most so many dates from `from` to `to`, evenly spaced, both among them; ISO dates, ascending. */
export function sampledDates(from: string, to: string, most: number): string[] {
  const [first, last] = [Date.parse(from) / DAY_MS, Date.parse(to) / DAY_MS];
  const steps = Math.min(most - 1, last - first);
  if (steps === 0) return [to];
  const days = Array.from(
    { length: steps + 1 },
    (_, step) => first + Math.round((step * (last - first)) / steps),
  );
  return days.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
}

/** The ISO date so many days before another. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}
