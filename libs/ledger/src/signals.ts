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

/** An older signal stays only where it outlives every newer one: newest first, ever longer in force. */
export function keepSignal(kept: readonly SignalEvent[], signal: SignalEvent): readonly SignalEvent[] {
  const newestFirst = [...kept, signal].sort(newerFirst);
  let longest = -Infinity;
  return newestFirst.filter((candidate) => {
    if (lastDayOf(candidate) <= longest) return false;
    longest = lastDayOf(candidate);
    return true;
  });
}

function lastDayOf(signal: SignalEvent): number {
  return signal.validUntil ?? Infinity;
}

function newerFirst(a: SignalEvent, b: SignalEvent): number {
  if (a.occurredAt !== b.occurredAt) return b.occurredAt - a.occurredAt;
  return a.eventId < b.eventId ? 1 : -1;
}
