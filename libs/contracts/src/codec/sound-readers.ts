import { invoiceKinds, paymentKinds } from '../generated/types.ts';
import type { InvoiceEvent, PaymentEvent } from '../generated/types.ts';
import type { RecordName } from '../generated/records.ts';
import { tenYears } from '../validation/bounds.ts';
import type { TypedRecord } from './decoded.ts';
import { frameBytes } from './frame.ts';
import { SoundCursor } from './sound-cursor.ts';
import type { FetchedBytes } from './sound-cursor.ts';

/** Reads a framed value of today's schema when it is plainly sound and under its customer's key; else null. */
export type SoundReader = (fetched: FetchedBytes) => TypedRecord | null;

const cursor = new SoundCursor();

/** The fields in the schema's order: the object literals below are the readers of the bytes. */
function invoiceEvent(fetched: FetchedBytes): TypedRecord | null {
  cursor.begin(fetched, fetched.valueStart + frameBytes);
  const record: InvoiceEvent = {
    eventId: cursor.id(),
    occurredAt: cursor.timestamp(),
    source: cursor.sharedId(),
    customerId: cursor.customerId(),
    kind: cursor.oneOf(invoiceKinds),
    invoiceId: cursor.id(),
    issueDate: cursor.date(),
    dueDate: cursor.date(),
    amountMinor: cursor.amount(),
    currency: cursor.currency(),
    companyCode: cursor.optionalText(),
    documentType: cursor.optionalText(),
    orderId: cursor.optionalText(),
    terms: cursor.optionalText(),
  };
  if (!cursor.finished() || Math.abs(record.dueDate - record.issueDate) > tenYears) return null;
  return { type: 'InvoiceEvent', record };
}

function paymentEvent(fetched: FetchedBytes): TypedRecord | null {
  cursor.begin(fetched, fetched.valueStart + frameBytes);
  const record: PaymentEvent = {
    eventId: cursor.id(),
    occurredAt: cursor.timestamp(),
    source: cursor.sharedId(),
    customerId: cursor.customerId(),
    kind: cursor.oneOf(paymentKinds),
    paymentId: cursor.id(),
    paymentDate: cursor.date(),
    amountMinor: cursor.amount(),
    currency: cursor.currency(),
    allocations: cursor.list(allocation),
    method: cursor.optionalText(),
  };
  return cursor.finished() ? { type: 'PaymentEvent', record } : null;
}

const allocation = (at: SoundCursor): PaymentEvent['allocations'][number] => ({
  invoiceId: at.id(),
  amountMinor: at.amount(),
});

/** For the records that the log is made of; all others are read by the decoder alone. */
export const soundReaders: { readonly [Name in RecordName]?: SoundReader } = {
  InvoiceEvent: invoiceEvent,
  PaymentEvent: paymentEvent,
};
