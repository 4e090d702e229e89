import type { InvoiceEvent, PaymentEvent } from '../generated/types.ts';

/** A sound invoice event, with the fields that matter to a test. */
export function invoiceEvent(fields: Partial<InvoiceEvent> = {}): InvoiceEvent {
  return {
    eventId: 'e-1',
    occurredAt: Date.UTC(2026, 0, 5, 12),
    source: 'erp',
    customerId: '0379-NEVHP',
    kind: 'ISSUED',
    invoiceId: '611365',
    issueDate: 20_458,
    dueDate: 20_488,
    amountMinor: 5_594,
    currency: 'EUR',
    companyCode: null,
    documentType: null,
    orderId: null,
    terms: null,
    ...fields,
  };
}

/** A sound payment that settles the invoice of `invoiceEvent`. */
export function paymentEvent(fields: Partial<PaymentEvent> = {}): PaymentEvent {
  return {
    eventId: 'e-2',
    occurredAt: Date.UTC(2026, 1, 2, 9),
    source: 'bank',
    customerId: '0379-NEVHP',
    kind: 'RECEIVED',
    paymentId: 'p-1',
    paymentDate: 20_486,
    amountMinor: 5_594,
    currency: 'EUR',
    allocations: [{ invoiceId: '611365', amountMinor: 5_594 }],
    method: null,
    ...fields,
  };
}
