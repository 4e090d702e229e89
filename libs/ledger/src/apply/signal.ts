import { ONE_COMPLAINT } from '../columns.ts';
import { isCommitment, noteCommitment, type CommitmentKind } from '../commitments.ts';
import { dayOf } from '../day.ts';
import type { SignalEvent, SignalKind } from '../events.ts';
import { F } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Book, type Outcome, type Reject } from '../outcome.ts';
import { noticesOf } from '../rareSeries.ts';
import { addToSeries } from '../series.ts';
import { keepLatest, lastDayOf } from '../signals.ts';
import { bookAmount, checkAmount, checkDay } from '../validate.ts';

export function applySignalEvent(ledger: Ledger, event: SignalEvent, book: Book): Outcome {
  for (const [name, value] of Object.entries(event.numbers))
    if (!Number.isFinite(value))
      return rejected('number-not-finite', `numbers.${name} of signal ${event.kind} is ${value}`);
  const bad =
    (event.validUntil === null ? null : checkDay('validUntil', event.validUntil)) ??
    (isCommitment(event) ? commit(ledger, event, book) : null);
  if (bad !== null) return bad;
  if (event.kind === 'COMPLAINT') addToSeries(noticesOf(ledger), dayOf(event.occurredAt), ONE_COMPLAINT);
  const signals = (ledger.signals ??= new Map<SignalKind, readonly SignalEvent[]>());
  signals.set(event.kind, keepLatest([...(signals.get(event.kind) ?? []), event], lastDayOf));
  return 'applied';
}

/** Books `numbers.amountMinor` (whole minor units, none is 0) in `texts.currency`, without one in the base currency. */
function commit(
  ledger: Ledger,
  event: SignalEvent & { readonly kind: CommitmentKind },
  book: Book,
): Reject | null {
  const amountMinor = Math.floor(event.numbers['amountMinor'] ?? 0);
  const bad = checkAmount('numbers.amountMinor', amountMinor);
  if (bad !== null) return bad;
  const currency = event.texts['currency'];
  const booked = bookAmount(ledger, amountMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  ledger.chunk.f64[ledger.at + F.gross]! += Math.max(amountMinor, booked);
  noteCommitment(ledger, event, booked);
  return null;
}
