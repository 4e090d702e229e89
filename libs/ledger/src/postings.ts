import { dueValues, ONE_BROKEN_PROMISE } from './columns.ts';
import { countOrderInvoice } from './commitments.ts';
import { contributionOf, type Contribution } from './contribution.ts';
import { addDue } from './due.ts';
import { factsOf, type Allocation } from './facts.ts';
import { invoiceAt } from './invoices.ts';
import { addIssued } from './issued.ts';
import { F, ITEM_WORDS, ITEMS, NEVER, ODD, PART, PARTIAL } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { addPart } from './paid.ts';
import { rareOf } from './rare.ts';
import { disputedOf, incidentsOf } from './rareSeries.ts';
import { startOf } from './sections.ts';
import { addToSeries, replaceInSeries, type Entry } from './series.ts';
import { addSettled, removeSettled } from './settled.ts';

/** Changes an invoice's facts and replaces what it adds to the sums by what the new facts say. */
export function changeInvoice(ledger: Ledger, row: number, change: () => void): void {
  const before = contributionOf(factsOf(ledger, row));
  take(ledger, row, before);
  change();
  const facts = factsOf(ledger, row);
  const after = contributionOf(facts);
  give(ledger, row, after);
  noteParts(ledger, row, facts.allocations, after);
  if (before.orderId !== after.orderId) {
    if (before.orderId !== null) countOrderInvoice(ledger, before.orderId, -1);
    if (after.orderId !== null) countOrderInvoice(ledger, after.orderId, 1);
  }
  if (before.writtenOffOn !== null || after.writtenOffOn !== null)
    replaceInSeries(incidentsOf(ledger), writtenOffEntry(before), writtenOffEntry(after));
  ledger.chunk.i32[2 * invoiceAt(ledger, row) + 11] = ledger.today;
}

/** Takes an invoice out of the sums. */
function take(ledger: Ledger, row: number, of: Contribution): void {
  ledger.chunk.f64[ledger.at + F.unapplied]! -= of.unappliedMinor;
  if (of.counted) addIssued(ledger, of.issueDate, -of.invoicedMinor, -1);
  if (of.open) postOpen(ledger, of, -1);
  for (const part of of.parts)
    addPart(ledger, part.day, part.amountMinor, part.partial, of.issueDate, of.dueDate, -1);
  if (of.settledOn !== null) removeSettled(ledger, row, of.invoicedMinor);
  for (const day of of.brokenOn) addToSeries(incidentsOf(ledger), day, negated(ONE_BROKEN_PROMISE));
}

/** Adds an invoice to the sums. */
function give(ledger: Ledger, row: number, of: Contribution): void {
  ledger.chunk.f64[ledger.at + F.unapplied]! += of.unappliedMinor;
  if (of.counted) addIssued(ledger, of.issueDate, of.invoicedMinor, 1);
  if (of.open) postOpen(ledger, of, 1);
  for (const part of of.parts)
    addPart(ledger, part.day, part.amountMinor, part.partial, of.issueDate, of.dueDate, 1);
  ledger.chunk.i32[2 * invoiceAt(ledger, row) + 6] = of.settledOn ?? NEVER;
  if (of.settledOn !== null) addSettled(ledger, row, of.invoicedMinor);
  for (const day of of.brokenOn) addToSeries(incidentsOf(ledger), day, ONE_BROKEN_PROMISE);
}

function postOpen(ledger: Ledger, of: Contribution, sign: number): void {
  if (!of.disputed) addDue(ledger, of.dueDate, sign * of.openMinor, sign);
  else {
    const values = dueValues(of.dueDate, of.openMinor);
    addToSeries(disputedOf(ledger), of.dueDate, sign > 0 ? values : negated(values));
  }
}

/** Notes on the items what they did, so that a day's roll and the next payment need not work it out again. */
function noteParts(ledger: Ledger, row: number, allocations: readonly Allocation[], of: Contribution): void {
  const items = startOf(ledger, ITEMS);
  const { f64 } = ledger.chunk;
  for (const { item } of allocations) noteItem(ledger, items + ITEM_WORDS * item, item, 0, null);
  let paid = 0;
  for (const { item, amountMinor, documentMinor, partial } of of.parts) {
    const at = items + ITEM_WORDS * item;
    paid += documentMinor;
    const isOdd = f64[at] !== amountMinor;
    const marks = PART | (partial ? PARTIAL : 0) | (isOdd ? ODD : 0);
    noteItem(ledger, at, item, marks, isOdd ? amountMinor : null);
  }
  f64[invoiceAt(ledger, row) + 1] = paid;
}

/** `taken`: what reduced the invoice, where it is not the item's own amount. */
export function noteItem(
  ledger: Ledger,
  at: number,
  item: number,
  marks: number,
  taken: number | null,
): void {
  const { i32 } = ledger.chunk;
  if ((i32[2 * at + 5]! & ODD) !== 0) ledger.rare?.taken.delete(item);
  i32[2 * at + 5] = marks;
  if (taken !== null) rareOf(ledger).taken.set(item, taken);
}

function writtenOffEntry(of: Contribution): Entry | null {
  return of.writtenOffOn === null ? null : { day: of.writtenOffOn, values: [of.writtenOffMinor, 1, 0, 0] };
}

export function negated(values: readonly number[]): number[] {
  return values.map((value) => -value);
}
