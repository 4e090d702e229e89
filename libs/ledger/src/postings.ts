import { dueValues, ONE_BROKEN_PROMISE, partValues, settledValues } from './columns.ts';
import { countOrderInvoice } from './commitments.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import type { Day } from './day.ts';
import type { InvoiceFacts } from './facts.ts';
import { disputedOf, incidentsOf, invoiceOf, type Ledger } from './ledger.ts';
import { addToSeries, replaceInSeries, type Entry } from './series.ts';
import { addSettlement, removeSettlement } from './streak.ts';

/** Changes an invoice's facts and replaces what it adds to the sums by what the new facts say. */
export function changeInvoice(
  ledger: Ledger,
  invoiceId: string,
  change: (invoice: InvoiceFacts) => void,
): void {
  const invoice = invoiceOf(ledger, invoiceId);
  const before = contributionOf(invoice);
  change(invoice);
  post(ledger, invoiceId, before, contributionOf(invoice));
}

/** Moves the sums from one contribution of an invoice to another. */
export function post(ledger: Ledger, invoiceId: string, before: Contribution, after: Contribution): void {
  ledger.unappliedMinor += after.unappliedMinor - before.unappliedMinor;
  replaceInSeries(ledger.invoiced, invoicedEntry(before), invoicedEntry(after));
  postOpen(ledger, before, after);
  postParts(ledger, before, after);
  postSettled(ledger, invoiceId, before, after);
  if (before.writtenOffOn !== null || after.writtenOffOn !== null)
    replaceInSeries(incidentsOf(ledger), writtenOffEntry(before), writtenOffEntry(after));
  if (before.orderId !== after.orderId) {
    if (before.orderId !== null) countOrderInvoice(ledger, before.orderId, -1);
    if (after.orderId !== null) countOrderInvoice(ledger, after.orderId, 1);
  }
  for (const day of before.brokenOn) addToSeries(incidentsOf(ledger), day, negated(ONE_BROKEN_PROMISE));
  for (const day of after.brokenOn) addToSeries(incidentsOf(ledger), day, ONE_BROKEN_PROMISE);
}

function postOpen(ledger: Ledger, before: Contribution, after: Contribution): void {
  const old = openEntry(before);
  const now = openEntry(after);
  if (before.disputed === after.disputed || old === null || now === null) {
    const disputed = now === null ? before.disputed : after.disputed;
    replaceInSeries(disputed ? disputedOf(ledger) : ledger.clean, old, now);
    return;
  }
  replaceInSeries(before.disputed ? disputedOf(ledger) : ledger.clean, old, null);
  replaceInSeries(after.disputed ? disputedOf(ledger) : ledger.clean, null, now);
}

function postParts(ledger: Ledger, before: Contribution, after: Contribution): void {
  const sameTerms = before.issueDate === after.issueDate && before.dueDate === after.dueDate;
  const most = Math.max(before.parts.length, after.parts.length);
  for (let i = 0; i < most; i++) {
    const old = before.parts[i];
    const now = after.parts[i];
    if (sameTerms && old !== undefined && now !== undefined && samePart(old, now)) continue;
    replaceInSeries(ledger.paid, partEntry(before, i), partEntry(after, i));
  }
}

function postSettled(ledger: Ledger, invoiceId: string, before: Contribution, after: Contribution): void {
  const old = settledEntry(before);
  const now = settledEntry(after);
  if (old === null && now === null) return;
  replaceInSeries(ledger.paid, old, now);
  if (old !== null) removeSettlement(ledger.settlements, { day: old.day, invoiceId, late: isLate(before) });
  if (now !== null) addSettlement(ledger.settlements, { day: now.day, invoiceId, late: isLate(after) });
}

function invoicedEntry(of: Contribution): Entry | null {
  return of.counted ? { day: of.issueDate, values: [of.invoicedMinor, 1] } : null;
}

function openEntry(of: Contribution): Entry | null {
  return of.open ? { day: of.dueDate, values: dueValues(of.dueDate, of.openMinor) } : null;
}

function partEntry(of: Contribution, index: number): Entry | null {
  const part = of.parts[index];
  return part === undefined ? null : { day: part.day, values: partValues(part, of.issueDate, of.dueDate) };
}

function settledEntry(of: Contribution): Entry | null {
  return of.settledOn === null
    ? null
    : { day: of.settledOn, values: settledValues(of.invoicedMinor, isLate(of)) };
}

function writtenOffEntry(of: Contribution): Entry | null {
  return of.writtenOffOn === null ? null : { day: of.writtenOffOn, values: [of.writtenOffMinor, 1, 0, 0] };
}

function isLate(of: Contribution): boolean {
  return of.settledOn !== null && of.settledOn > of.dueDate;
}

function samePart(a: { day: Day; amountMinor: number; partial: boolean }, b: typeof a): boolean {
  return a.day === b.day && a.amountMinor === b.amountMinor && a.partial === b.partial;
}

export function negated(values: readonly number[]): number[] {
  return values.map((value) => -value);
}
