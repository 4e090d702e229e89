import type { Day, LedgerInput, MasterData, OpenInvoice, SignalEvent } from '@foreshock/ledger';

/** Where assumed records say they come from. */
export const ASSUMED = 'assumption';
const DAY_MS = 86_400_000;

/** The last moment of a day: an assumption comes after what happened on that day. */
function base(customerId: string, eventId: string, on: Day) {
  return { eventId: `${ASSUMED}:${eventId}`, customerId, occurredAt: (on + 1) * DAY_MS - 1, source: ASSUMED };
}

/** A payment of `amountMinor` in `currency`, applied to these invoices one after the other; the rest stays unapplied. */
export function paymentRecord(
  customerId: string,
  id: string,
  on: Day,
  amountMinor: number,
  currency: string,
  invoices: readonly Pick<OpenInvoice, 'invoiceId' | 'leftMinor'>[],
): LedgerInput {
  let rest = amountMinor;
  const allocations = [];
  for (const { invoiceId, leftMinor } of invoices) {
    const part = Math.min(rest, leftMinor);
    if (part <= 0) break;
    allocations.push({ invoiceId, amountMinor: part });
    rest -= part;
  }
  const paymentId = `${ASSUMED}:${id}`;
  const record = {
    kind: 'RECEIVED' as const,
    paymentId,
    paymentDate: on,
    amountMinor,
    currency,
    allocations,
  };
  return { type: 'PaymentEvent', record: { ...base(customerId, id, on), ...record } };
}

export function invoiceRecord(
  customerId: string,
  id: string,
  on: Day,
  dueDate: Day,
  amountMinor: number,
  currency: string,
): LedgerInput {
  const invoice = { invoiceId: `${ASSUMED}:${id}`, issueDate: on, dueDate, amountMinor, currency };
  return { type: 'InvoiceEvent', record: { ...base(customerId, id, on), kind: 'ISSUED', ...invoice } };
}

export function signalRecord(
  customerId: string,
  id: string,
  on: Day,
  signal: Pick<SignalEvent, 'kind' | 'numbers' | 'validUntil'> & { readonly texts?: SignalEvent['texts'] },
): LedgerInput {
  return { type: 'SignalEvent', record: { ...base(customerId, id, on), texts: {}, ...signal } };
}

export function disputeRecord(
  customerId: string,
  id: string,
  on: Day,
  invoiceId: string,
  kind: 'DISPUTED' | 'DISPUTE_RESOLVED',
): LedgerInput {
  const about = { kind, invoiceId, dunningLevel: null, promisedDate: null, amountMinor: null };
  return { type: 'OverdueEvent', record: { ...base(customerId, id, on), ...about } };
}

/** The master data once more, with another limit in the base currency. */
export function limitRecord(
  customerId: string,
  id: string,
  on: Day,
  limitMinor: number,
  master: MasterData,
): LedgerInput {
  const { name, segment, industry, country, region, parentId, owner, termsDays, onboardedOn, stamp } = master;
  const about = { name, segment, industry, country, region, parentId, owner, termsDays, onboardedOn };
  const record = base(customerId, id, on);
  const occurredAt = Math.max(record.occurredAt, stamp.at + 1);
  return {
    type: 'CustomerEvent',
    record: { ...record, ...about, occurredAt, creditLimitMinor: limitMinor, currency: null },
  };
}
