import { datedEvent, type DatedEvent } from './dated-event.ts';
import type { PaymentFacts } from './payment-row.ts';

export interface NamedPayment extends PaymentFacts {
  readonly paymentId: string;
  readonly customerId: string;
}

/** A payment with everything it pays. What is not allocated stays unapplied cash. */
export function paymentEvent(facts: NamedPayment, source: string): DatedEvent {
  const { kind, paymentId, customerId, paymentDate, currency, method, allocations } = facts;
  const allocatedMinor = allocations.reduce((sum, each) => sum + each.amountMinor, 0);
  return datedEvent('PaymentEvent', paymentDate, paymentId, {
    source,
    customerId,
    kind,
    paymentId,
    paymentDate,
    amountMinor: facts.amountMinor ?? allocatedMinor,
    currency,
    allocations: [...allocations],
    method,
  });
}
