import { dayOf, decimalToMinor } from '@foreshock/contracts';
import type { SignalKind } from '@foreshock/ledger';
import type { Amount, TestEvent, TestInvoice, TestOverdue, TestPayment } from '@foreshock/policy-file';
import { customerRecord } from './customer.ts';
import { judgementInput } from './judgement.ts';
import { MissingField, recordOf, type DatedInput } from './record.ts';

/**
 * The record of a written event. `number` counts the test's events.
 * @throws MoneyError or RangeError on an amount or a date that is none, MissingField
 */
export function inputOf(event: TestEvent, number: number, baseCurrency: string): DatedInput {
  const { invoice, payment, overdue, customer, signal, judgement } = event;
  if (invoice !== undefined) return invoiceInput(invoice, number, baseCurrency);
  if (payment !== undefined) return paymentInput(payment, number, baseCurrency);
  if (overdue !== undefined) return overdueInput(overdue, number, baseCurrency);
  if (judgement !== undefined) return judgementInput(judgement, number, baseCurrency);
  if (customer !== undefined) {
    const day = dayOf(customer.date);
    return {
      day,
      input: { type: 'CustomerEvent', record: customerRecord(customer, day, number, baseCurrency) },
    };
  }
  if (signal === undefined)
    throw new MissingField(
      'an event is an invoice, a payment, an overdue, a customer, a signal or a judgement',
    );
  const day = dayOf(signal.date);
  const validUntil = signal.validUntil === undefined ? null : dayOf(signal.validUntil);
  const kind = signal.kind as SignalKind;
  const record = { ...recordOf(day, number), kind, numbers: signal.numbers ?? {}, texts: {}, validUntil };
  return { day, input: { type: 'SignalEvent', record } };
}

function invoiceInput(invoice: TestInvoice, number: number, baseCurrency: string): DatedInput {
  const { kind = 'ISSUED', invoiceId, currency = baseCurrency } = invoice;
  const needed = needs(kind);
  const missing = needed.filter((field) => invoice[field] === undefined);
  if (missing.length > 0) throw new MissingField(`an invoice of kind ${kind} needs ${missing.join(', ')}`);
  const day = dayOf(invoice.date ?? invoice.issueDate!);
  const record = {
    ...recordOf(day, number),
    ...{ kind, invoiceId, currency },
    issueDate: invoice.issueDate === undefined ? day : dayOf(invoice.issueDate),
    dueDate: invoice.dueDate === undefined ? day : dayOf(invoice.dueDate),
    amountMinor: invoice.amount === undefined ? 0 : minor(invoice.amount, currency),
  };
  return { day, input: { type: 'InvoiceEvent', record } };
}

function needs(kind: TestInvoice['kind']): readonly (keyof TestInvoice)[] {
  if (kind === 'ISSUED') return ['issueDate', 'dueDate', 'amount'];
  if (kind === 'AMENDED') return ['date', 'dueDate', 'amount'];
  return kind === 'CREDIT_NOTE' ? ['date', 'amount'] : ['date'];
}

function paymentInput(payment: TestPayment, number: number, baseCurrency: string): DatedInput {
  const { kind = 'RECEIVED', currency = baseCurrency, invoiceId } = payment;
  if (kind === 'RECEIVED' && payment.amount === undefined)
    throw new MissingField('a payment needs its amount');
  if (kind === 'REVERSED' && payment.paymentId === undefined)
    throw new MissingField('a payment that is reversed is named by its paymentId');
  const day = dayOf(payment.paymentDate);
  const amountMinor = payment.amount === undefined ? 0 : minor(payment.amount, currency);
  const split = (payment.allocations ?? []).map((one) => ({
    invoiceId: one.invoiceId,
    amountMinor: minor(one.amount, currency),
  }));
  const allocations = invoiceId === undefined ? split : [{ invoiceId, amountMinor }];
  const paymentId = payment.paymentId ?? `payment ${number}`;
  const record = {
    ...recordOf(day, number),
    kind,
    paymentId,
    paymentDate: day,
    amountMinor,
    currency,
    allocations,
  };
  return { day, input: { type: 'PaymentEvent', record } };
}

function overdueInput(overdue: TestOverdue, number: number, baseCurrency: string): DatedInput {
  const day = dayOf(overdue.noticeDate);
  const record = {
    ...recordOf(day, number),
    kind: overdue.kind,
    invoiceId: overdue.invoiceId,
    dunningLevel: overdue.dunningLevel ?? null,
    promisedDate: overdue.promisedDate === undefined ? null : dayOf(overdue.promisedDate),
    amountMinor: overdue.amount === undefined ? null : minor(overdue.amount, baseCurrency),
    reason: overdue.reason ?? null,
  };
  return { day, input: { type: 'OverdueEvent', record } };
}

function minor(amount: Amount, currency: string): number {
  return decimalToMinor(String(amount), currency);
}
