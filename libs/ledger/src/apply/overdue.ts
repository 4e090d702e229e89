import { dayOf } from '../day.ts';
import type { OverdueEvent } from '../events.ts';
import { isLater, type PaymentPromise, type Stamp } from '../facts.ts';
import { invoiceOf, makeRare } from '../invoices.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Outcome } from '../outcome.ts';
import { changeInvoice } from '../postings.ts';
import { DUNNING_LEVELS, noticesOf } from '../rareSeries.ts';
import { addToSeries } from '../series.ts';
import { checkAmount, checkDay } from '../validate.ts';
import { checkKnown } from './invoice.ts';

/** OVERDUE itself changes nothing: whether an invoice is overdue follows from its due date. */
export function applyOverdueEvent(ledger: Ledger, event: OverdueEvent): Outcome {
  const forgotten = checkKnown(ledger, event);
  if (forgotten !== null) return forgotten;
  switch (event.kind) {
    case 'OVERDUE':
      return 'applied';
    case 'DUNNED':
      return dun(ledger, event);
    case 'PROMISED':
      return promise(ledger, event);
    case 'DISPUTED':
      return dispute(ledger, event, true);
    case 'DISPUTE_RESOLVED':
      return dispute(ledger, event, false);
  }
}

function dun(ledger: Ledger, event: OverdueEvent): Outcome {
  const level = event.dunningLevel ?? 1;
  if (!Number.isInteger(level) || level < 0 || level > DUNNING_LEVELS)
    return rejected('dunning-level-out-of-range', `dunningLevel is ${level}; give 0 to ${DUNNING_LEVELS}`);
  if (level === 0) return 'applied';
  const values = new Array<number>(DUNNING_LEVELS + 1).fill(0);
  values[level] = 1;
  addToSeries(noticesOf(ledger), dayOf(event.occurredAt), values);
  return 'applied';
}

function promise(ledger: Ledger, event: OverdueEvent): Outcome {
  if (event.promisedDate === null)
    return rejected('promise-without-date', `PROMISED for invoice ${event.invoiceId} has no promisedDate`);
  const bad =
    checkDay('promisedDate', event.promisedDate) ??
    (event.amountMinor === null ? null : checkAmount('amountMinor', event.amountMinor));
  if (bad !== null) return bad;
  const made: PaymentPromise = {
    eventId: event.eventId,
    madeOn: dayOf(event.occurredAt),
    promisedDate: event.promisedDate,
    amountMinor: event.amountMinor,
  };
  const row = invoiceOf(ledger, event.invoiceId);
  changeInvoice(ledger, row, () => {
    const rare = makeRare(ledger, row);
    rare.promises = [...rare.promises, made];
  });
  return 'applied';
}

function dispute(ledger: Ledger, event: OverdueEvent, disputed: boolean): Outcome {
  const stamp: Stamp = { at: event.occurredAt, eventId: event.eventId };
  const row = invoiceOf(ledger, event.invoiceId);
  changeInvoice(ledger, row, () => {
    const rare = makeRare(ledger, row);
    if (rare.dispute === null || isLater(stamp, rare.dispute.stamp)) rare.dispute = { stamp, disputed };
  });
  return 'applied';
}
