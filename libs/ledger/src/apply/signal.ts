import { ONE_COMPLAINT } from '../columns.ts';
import { dayOf } from '../day.ts';
import type { SignalEvent } from '../events.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Outcome } from '../outcome.ts';
import { noticesOf } from '../rareSeries.ts';
import { addToSeries } from '../series.ts';
import { keepSignal } from '../signals.ts';
import { checkDay } from '../validate.ts';

export function applySignalEvent(ledger: Ledger, event: SignalEvent): Outcome {
  for (const [name, value] of Object.entries(event.numbers))
    if (!Number.isFinite(value))
      return rejected('number-not-finite', `numbers.${name} of signal ${event.kind} is ${value}`);
  const bad = event.validUntil === null ? null : checkDay('validUntil', event.validUntil);
  if (bad !== null) return bad;
  if (event.kind === 'COMPLAINT') addToSeries(noticesOf(ledger), dayOf(event.occurredAt), ONE_COMPLAINT);
  const signals = (ledger.signals ??= new Map());
  signals.set(event.kind, keepSignal(signals.get(event.kind) ?? [], event));
  return 'applied';
}
