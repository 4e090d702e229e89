import type { Day } from '@foreshock/ledger';

/** Which customers something happens to on which day, without any event. */
export interface Timers {
  readonly byDay: Map<Day, Set<string>>;
  readonly dayOf: Map<string, Day>;
}

export function createTimers(): Timers {
  return { byDay: new Map(), dayOf: new Map() };
}

/** Sets or moves a customer's next day; null takes it away. */
export function schedule(timers: Timers, customerId: string, day: Day | null): void {
  const before = timers.dayOf.get(customerId);
  if (before === day) return;
  if (before !== undefined) {
    const others = timers.byDay.get(before);
    others?.delete(customerId);
    if (others?.size === 0) timers.byDay.delete(before);
    timers.dayOf.delete(customerId);
  }
  if (day === null) return;
  timers.dayOf.set(customerId, day);
  const due = timers.byDay.get(day);
  if (due === undefined) timers.byDay.set(day, new Set([customerId]));
  else due.add(customerId);
}

/** A customer's next day, or null. */
export function dueDay(timers: Timers, customerId: string): Day | null {
  return timers.dayOf.get(customerId) ?? null;
}

/** Takes out the customers due on a day, in order of their ids, so that the order never depends on history. */
export function takeDue(timers: Timers, day: Day): string[] {
  const due = [...(timers.byDay.get(day) ?? [])].sort();
  timers.byDay.delete(day);
  for (const customerId of due) timers.dayOf.delete(customerId);
  return due;
}
