import type { Day } from './day.ts';
import type { SignalEvent, SignalKind } from './events.ts';
import type { Ledger } from './ledger.ts';

export type SignalsInForce = Partial<Record<SignalKind, SignalEvent>>;

/** The latest signal in force of each kind; a kind without one is absent. */
export function signalsOf(ledger: Ledger): SignalsInForce {
  const inForce: SignalsInForce = {};
  if (ledger.signals === null) return inForce;
  for (const kind of ledger.signals.keys()) {
    const signal = signalInForce(ledger, kind);
    if (signal !== null) inForce[kind] = signal;
  }
  return inForce;
}

export function signalInForce(ledger: Ledger, kind: SignalKind): SignalEvent | null {
  const kept = ledger.signals?.get(kind);
  if (kept === undefined) return null;
  for (const signal of kept) if (lastDayOf(signal) >= ledger.today) return signal;
  return null;
}

/** The first day after which a signal now in force is not, or null. */
export function nextSignalChange(ledger: Ledger): Day | null {
  let next: Day | null = null;
  if (ledger.signals === null) return next;
  for (const kind of ledger.signals.keys()) {
    const until = signalInForce(ledger, kind)?.validUntil ?? null;
    if (until !== null && (next === null || until + 1 < next)) next = until + 1;
  }
  return next;
}

/** What can be in force later one day: an older one stays only where it outlives every newer one. Newest first. */
export function keepLatest<T extends Pick<SignalEvent, 'occurredAt' | 'eventId'>>(
  all: readonly T[],
  lastDay: (of: T) => number,
): readonly T[] {
  const newestFirst = [...all].sort(newerFirst);
  let longest = -Infinity;
  return newestFirst.filter((candidate) => {
    if (lastDay(candidate) <= longest) return false;
    longest = lastDay(candidate);
    return true;
  });
}

export function lastDayOf(signal: SignalEvent): number {
  return signal.validUntil ?? Infinity;
}

function newerFirst(
  a: Pick<SignalEvent, 'occurredAt' | 'eventId'>,
  b: Pick<SignalEvent, 'occurredAt' | 'eventId'>,
): number {
  if (a.occurredAt !== b.occurredAt) return b.occurredAt - a.occurredAt;
  return a.eventId < b.eventId ? 1 : -1;
}
