import type { Day } from './day.ts';
import { addDue } from './due.ts';
import { invoiceAt } from './invoices.ts';
import { F, KNOWN, MARKS, ODD, PART, PARTIAL } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { addPart } from './paid.ts';
import { itemAt, paymentAt } from './payments.ts';
import { changeInvoice } from './postings.ts';
import { rareOf } from './rare.ts';
import { addSettled } from './settled.ts';
import { compareTexts } from './text.ts';

/**
 * Sets an item against its invoice. The ordinary case is done in place: nothing rare about the invoice, an item booked
 * at its own amount, later than all others there.
 */
export function allocate(ledger: Ledger, item: number, day: Day, isForeign: boolean): void {
  const { f64, i32 } = ledger.chunk;
  const at = itemAt(ledger, item);
  const row = i32[2 * at + 3]!;
  const invoice = invoiceAt(ledger, row);
  const last = i32[2 * invoice + 7]!;
  const isOrdinary =
    !isForeign &&
    (i32[2 * invoice + 10]! & MARKS) === KNOWN &&
    (last < 0 || i32[2 * paymentAt(ledger, i32[2 * itemAt(ledger, last) + 2]!) + 2]! < day);
  if (!isOrdinary) {
    changeInvoice(ledger, row, () => link(ledger, row, item));
    return;
  }
  i32[2 * at + 4] = last;
  i32[2 * invoice + 7] = item;
  i32[2 * invoice + 11] = ledger.today;
  const amount = f64[at]!;
  const owed = f64[invoice]!;
  const left = owed - f64[invoice + 1]!;
  const taken = Math.min(left, amount);
  if (taken < amount) f64[ledger.at + F.unapplied]! += amount - taken;
  if (taken === 0) return;
  const isClosed = taken === left;
  f64[invoice + 1]! += taken;
  i32[2 * at + 5] = PART | (isClosed ? 0 : PARTIAL) | (taken < amount ? ODD : 0);
  if (taken < amount) rareOf(ledger).taken.set(item, taken);
  const dueDate = i32[2 * invoice + 5]!;
  addPart(ledger, day, taken, !isClosed, i32[2 * invoice + 4]!, dueDate, 1);
  if (isClosed) i32[2 * invoice + 6] = day;
  // From here on the rows may move.
  addDue(ledger, dueDate, -taken, isClosed ? -1 : 0);
  if (isClosed) addSettled(ledger, row, owed);
}

/** Takes an item off its invoice again. */
export function deallocate(ledger: Ledger, item: number): void {
  const row = ledger.chunk.i32[2 * itemAt(ledger, item) + 3]!;
  changeInvoice(ledger, row, () => unlink(ledger, row, item));
}

/** Puts an item in its place by (payment date, payment id), after what is equal. */
function link(ledger: Ledger, row: number, item: number): void {
  const { i32 } = ledger.chunk;
  const before = (other: number): number => 2 * itemAt(ledger, other) + 4;
  let place = 2 * invoiceAt(ledger, row) + 7;
  while (i32[place]! >= 0 && comesAfter(ledger, i32[place]!, item)) place = before(i32[place]!);
  i32[before(item)] = i32[place]!;
  i32[place] = item;
}

function unlink(ledger: Ledger, row: number, item: number): void {
  const { i32 } = ledger.chunk;
  let place = 2 * invoiceAt(ledger, row) + 7;
  while (i32[place] !== item) place = 2 * itemAt(ledger, i32[place]!) + 4;
  const own = 2 * itemAt(ledger, item);
  i32[place] = i32[own + 4]!;
  i32[own + 4] = -1;
  if ((i32[own + 5]! & ODD) !== 0) ledger.rare?.taken.delete(item);
  i32[own + 5] = 0;
}

function comesAfter(ledger: Ledger, item: number, other: number): boolean {
  const { i32 } = ledger.chunk;
  const a = 2 * paymentAt(ledger, i32[2 * itemAt(ledger, item) + 2]!);
  const b = 2 * paymentAt(ledger, i32[2 * itemAt(ledger, other) + 2]!);
  if (i32[a + 2] !== i32[b + 2]) return i32[a + 2]! > i32[b + 2]!;
  return compareTexts(ledger, i32[a + 4]!, i32[b + 4]!) > 0;
}
