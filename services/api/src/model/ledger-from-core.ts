import { isoDate } from '@foreshock/contracts';
import type { InvoiceDocument, MasterData, PaymentDocument, SignalsInForce } from '@foreshock/ledger';
import { moneyOf } from '@foreshock/wording';
import type { z } from 'zod';
import type { customerLedger, identity, invoice, payment, signal } from './customer-ledger.ts';

type Ledger = z.output<typeof customerLedger>;

const dateOrNull = (day: number | null): string | null => (day === null ? null : isoDate(day));

/** How much of a ledger is shown. */
export interface Shown {
  readonly invoices: number;
  readonly payments: number;
}

/** A customer's documents as the core keeps them. @param base the currency of what is open */
export function ledgerFrom(
  of: { readonly customerId: string; readonly today: number; readonly base: string },
  invoices: readonly InvoiceDocument[],
  payments: readonly PaymentDocument[],
  shown: Shown,
): Ledger {
  const open = invoices.filter(({ state }) => state === 'OPEN').length;
  return {
    customerId: of.customerId,
    asOf: isoDate(of.today),
    counts: { openInvoices: open, closedInvoices: invoices.length - open, payments: payments.length },
    invoices: invoices.slice(0, shown.invoices).map((one) => invoiceFrom(one, of.today, of.base)),
    payments: payments.slice(0, shown.payments).map(paymentFrom),
  };
}

function invoiceFrom(of: InvoiceDocument, today: number, base: string): z.output<typeof invoice> {
  const money = (minor: number) => moneyOf(minor, of.currency);
  return {
    invoiceId: of.invoiceId,
    orderId: of.orderId,
    state: of.state,
    issueDate: isoDate(of.issueDate),
    dueDate: isoDate(of.dueDate),
    daysPastDue: of.state === 'OPEN' ? Math.max(0, today - of.dueDate) : 0,
    amount: money(of.amountMinor),
    credited: money(of.creditedMinor),
    paid: money(of.paidMinor),
    left: money(of.leftMinor),
    open: moneyOf(of.openMinor, base),
    disputed: of.disputed,
    settledOn: dateOrNull(of.settledOn),
    writtenOffOn: dateOrNull(of.writtenOffOn),
    payments: of.payments.map(({ paymentId, paymentDate, amountMinor, daysLate }) => ({
      ...{ paymentId, paymentDate: isoDate(paymentDate), amount: money(amountMinor), daysLate },
    })),
    promises: of.promises.map(({ madeOn, promisedDate, amountMinor, kept }) => ({
      madeOn: isoDate(madeOn),
      promisedDate: isoDate(promisedDate),
      amount: amountMinor === null ? null : money(amountMinor),
      kept,
    })),
  };
}

function paymentFrom(of: PaymentDocument): z.output<typeof payment> {
  const money = (minor: number) => moneyOf(minor, of.currency);
  return {
    paymentId: of.paymentId,
    paymentDate: isoDate(of.paymentDate),
    amount: money(of.amountMinor),
    isReversed: of.isReversed,
    allocations: of.allocations.map(({ invoiceId, amountMinor }) => ({
      invoiceId,
      amount: money(amountMinor),
    })),
  };
}

/** @param base the currency of a limit that names none */
export function identityFrom(master: MasterData, base: string): z.output<typeof identity> {
  const { name, segment, industry, country, region, owner, parentId, termsDays, onboardedOn } = master;
  const { creditLimitMinor, currency } = master;
  return {
    ...{ name, segment, industry, country, region, owner, parentId, termsDays },
    creditLimit: creditLimitMinor === null ? null : moneyOf(creditLimitMinor, currency ?? base),
    onboardedOn: dateOrNull(onboardedOn),
  };
}

export function signalsFrom(inForce: SignalsInForce): z.output<typeof signal>[] {
  return Object.values(inForce)
    .filter((one) => one !== undefined)
    .map(({ kind, occurredAt, source, validUntil, numbers, texts }) => ({
      ...{ kind, occurredAt: new Date(occurredAt).toISOString(), source, validUntil: dateOrNull(validUntil) },
      ...{ numbers: { ...numbers }, texts: { ...texts } },
    }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
