import { dayOf } from '@foreshock/contracts';
import type { BookedEvent } from '@foreshock/letters';
import { z } from 'zod';
import type { Row } from '../model/from-rows.ts';

const amount = { amountMinor: z.number(), currency: z.string() };
const invoice = z.object({
  kind: z.string(),
  invoiceId: z.string(),
  issueDate: z.iso.date(),
  ...amount,
});
const payment = z.object({
  kind: z.string(),
  paymentId: z.string(),
  paymentDate: z.iso.date(),
  allocations: z.array(z.object({ invoiceId: z.string(), amountMinor: z.number() })),
  ...amount,
});

/** A row of the copy of the log as the account reads it. */
export function bookedEventFrom({ record_type, occurred_on, payload }: Row): BookedEvent {
  const content: unknown = JSON.parse(String(payload));
  const on = Number(occurred_on);
  if (record_type === 'InvoiceEvent') {
    const { invoiceId, issueDate, ...rest } = invoice.parse(content);
    const issued = rest.kind === 'ISSUED' ? dayOf(issueDate) : on;
    return { type: 'InvoiceEvent', document: invoiceId, on: issued, allocations: [], ...rest };
  }
  const { paymentId, paymentDate, ...rest } = payment.parse(content);
  const paid = rest.kind === 'RECEIVED' ? dayOf(paymentDate) : on;
  return { type: 'PaymentEvent', document: paymentId, on: paid, ...rest };
}
