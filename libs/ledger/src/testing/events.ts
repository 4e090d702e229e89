import type { Day } from '../day.ts';
import type {
  CustomerEvent,
  InvoiceEvent,
  InvoiceKind,
  JudgementEvent,
  LedgerInput,
  OverdueEvent,
  PaymentAllocation,
  PaymentEvent,
  SignalEvent,
  SignalKind,
} from '../events.ts';

/** 2026-03-01 as a day number. */
export function day(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

const NOON_MS = 43_200_000;
let counter = 0;

/** A fresh event id and the middle of the given day. */
function base(on: Day): { eventId: string; customerId: string; occurredAt: number; source: string } {
  counter++;
  return {
    eventId: `event-${counter}`,
    customerId: 'acme',
    occurredAt: on * 86_400_000 + NOON_MS,
    source: 'test',
  };
}

interface InvoiceOptions {
  readonly on?: Day;
  readonly issued?: Day;
  readonly due?: Day;
  readonly currency?: string;
  readonly orderId?: string | null;
}

export function invoice(
  kind: InvoiceKind,
  invoiceId: string,
  amountMinor: number,
  of: InvoiceOptions = {},
): LedgerInput {
  const issueDate = of.issued ?? of.on ?? 0;
  const record: InvoiceEvent = {
    ...base(of.on ?? issueDate),
    kind,
    invoiceId,
    issueDate,
    dueDate: of.due ?? issueDate + 30,
    amountMinor,
    currency: of.currency ?? 'EUR',
    orderId: of.orderId ?? null,
  };
  return { type: 'InvoiceEvent', record };
}

export function issued(invoiceId: string, amountMinor: number, of: InvoiceOptions): LedgerInput {
  return invoice('ISSUED', invoiceId, amountMinor, of);
}

export type Allocations = Readonly<Record<string, number>>;

export function received(
  paymentId: string,
  on: Day,
  allocations: Allocations,
  of: { readonly amountMinor?: number; readonly currency?: string } = {},
): LedgerInput {
  const parts: PaymentAllocation[] = Object.entries(allocations).map(([invoiceId, amountMinor]) => ({
    invoiceId,
    amountMinor,
  }));
  const record: PaymentEvent = {
    ...base(on),
    kind: 'RECEIVED',
    paymentId,
    paymentDate: on,
    amountMinor: of.amountMinor ?? parts.reduce((sum, part) => sum + part.amountMinor, 0),
    currency: of.currency ?? 'EUR',
    allocations: parts,
  };
  return { type: 'PaymentEvent', record };
}

export function reversed(paymentId: string, on: Day): LedgerInput {
  const record: PaymentEvent = {
    ...base(on),
    kind: 'REVERSED',
    paymentId,
    paymentDate: on,
    amountMinor: 0,
    currency: 'EUR',
    allocations: [],
  };
  return { type: 'PaymentEvent', record };
}

export function overdue(
  kind: OverdueEvent['kind'],
  invoiceId: string,
  on: Day,
  of: Partial<Pick<OverdueEvent, 'dunningLevel' | 'promisedDate' | 'amountMinor'>> = {},
): LedgerInput {
  const nothing = { dunningLevel: null, promisedDate: null, amountMinor: null };
  return { type: 'OverdueEvent', record: { ...base(on), kind, invoiceId, ...nothing, ...of } };
}

export function customer(on: Day, of: Partial<CustomerEvent> = {}): LedgerInput {
  const record: CustomerEvent = {
    ...base(on),
    name: 'Acme',
    segment: 'SMALL',
    industry: null,
    country: null,
    region: null,
    parentId: null,
    owner: null,
    creditLimitMinor: null,
    currency: null,
    termsDays: null,
    onboardedOn: null,
    ...of,
  };
  return { type: 'CustomerEvent', record };
}

export function signal(
  kind: SignalKind,
  on: Day,
  numbers: Readonly<Record<string, number>> = {},
  validUntil: Day | null = null,
  texts: Readonly<Record<string, string>> = {},
): LedgerInput {
  const record: SignalEvent = { ...base(on), kind, numbers, texts, validUntil };
  return { type: 'SignalEvent', record };
}

export function judgement(
  kind: JudgementEvent['kind'],
  on: Day,
  of: Partial<JudgementEvent> = {},
): Extract<LedgerInput, { type: 'JudgementEvent' }> {
  const record: JudgementEvent = {
    ...base(on),
    kind,
    grade: kind === 'GRADE' ? 'A' : null,
    limitMinor: kind === 'LIMIT' ? 1_000 : null,
    currency: kind === 'LIMIT' ? 'EUR' : null,
    reason: 'Statement seen',
    validUntil: kind === 'GRADE' || kind === 'LIMIT' ? on + 30 : null,
    decidedBy: 'manager',
    approvedBy: null,
    ...of,
  };
  return { type: 'JudgementEvent', record };
}
