import { applyCustomerEvent } from './apply/customer.ts';
import { applyInvoiceEvent } from './apply/invoice.ts';
import { applyJudgementEvent } from './apply/judgement.ts';
import { applyOverdueEvent } from './apply/overdue.ts';
import { applyPaymentEvent } from './apply/payment.ts';
import { applySignalEvent } from './apply/signal.ts';
import type { LedgerInput } from './events.ts';
import type { Ledger } from './ledger.ts';
import type { Book, Outcome } from './outcome.ts';
import { addSeen, hashEventId, hasSeen } from './seen.ts';
import { checkDay } from './validate.ts';
import { dayOf } from './day.ts';

/** Whether the event has been taken already: sent again, it changes nothing. */
export function hasTaken(ledger: Ledger, eventId: string): boolean {
  return hasSeen(ledger, hashEventId(eventId));
}

/**
 * Takes one event into the ledger, which must stand at the business date of the event.
 * `book` converts an amount to the base currency. A duplicate or a rejected event changes nothing; a rejected
 * one may be sent again when its cause is gone.
 */
export function applyEvent(ledger: Ledger, input: LedgerInput, book: Book): Outcome {
  const hash = hashEventId(input.record.eventId);
  if (hasSeen(ledger, hash)) return 'duplicate';
  const outcome = checkDay('occurredAt', dayOf(input.record.occurredAt)) ?? dispatch(ledger, input, book);
  if (outcome === 'applied') addSeen(ledger, hash);
  return outcome;
}

function dispatch(ledger: Ledger, input: LedgerInput, book: Book): Outcome {
  switch (input.type) {
    case 'InvoiceEvent':
      return applyInvoiceEvent(ledger, input.record, book);
    case 'PaymentEvent':
      return applyPaymentEvent(ledger, input.record, book);
    case 'OverdueEvent':
      return applyOverdueEvent(ledger, input.record);
    case 'CustomerEvent':
      return applyCustomerEvent(ledger, input.record, book);
    case 'SignalEvent':
      return applySignalEvent(ledger, input.record, book);
    case 'JudgementEvent':
      return applyJudgementEvent(ledger, input.record, book);
  }
}
