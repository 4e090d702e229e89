import { contributionOf } from './contribution.ts';
import type { Day } from './day.ts';
import { factsOf } from './facts.ts';
import { F, I, INVOICE_WORDS, INVOICES, RARE, SETTLED } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf, reserve, setLength, startOf } from './sections.ts';
import { compareTexts } from './text.ts';

/*
 * Settled invoices by (settlement day, invoice id). The head tells how many of them lie at or before today and before
 * the last 365 days, and where the last one paid in time stands.
 */
const YEAR = 365;

/** How many of the latest settled invoices, one after the other, were paid late. */
export function lateStreak(ledger: Ledger): number {
  const { i32 } = ledger.chunk;
  const head = 2 * ledger.at;
  const last = i32[head + I.lastInTime]!;
  return lengthOf(ledger, SETTLED) - 1 - last + (last < 0 ? i32[head + I.forgottenStreak]! : 0);
}

/** Notes an invoice as settled on the day that its row says; `amount` is what it had come to, in the base currency. */
export function addSettled(ledger: Ledger, invoice: number, amount: number): void {
  reserve(ledger, SETTLED);
  const { i32 } = ledger.chunk;
  const length = lengthOf(ledger, SETTLED);
  const list = 2 * startOf(ledger, SETTLED);
  const at = positionOf(ledger, invoice, length);
  if (at < length) i32.copyWithin(list + at + 1, list + at, list + length);
  i32[list + at] = invoice;
  setLength(ledger, SETTLED, length + 1);
  const { day, isLate } = settlementOf(ledger, invoice);
  shiftPassed(ledger, day, 1);
  if (isInYear(ledger, day)) count(ledger, amount, isLate, 1);
  const lastInTime = 2 * ledger.at + I.lastInTime;
  if (at <= i32[lastInTime]!) i32[lastInTime]! += 1;
  else if (!isLate) i32[lastInTime] = at;
}

/** Takes an invoice out again; its row must still say what it said when it was noted. */
export function removeSettled(ledger: Ledger, invoice: number, amount: number): void {
  const { i32 } = ledger.chunk;
  const length = lengthOf(ledger, SETTLED);
  const list = 2 * startOf(ledger, SETTLED);
  const at = positionOf(ledger, invoice, length);
  i32.copyWithin(list + at, list + at + 1, list + length);
  setLength(ledger, SETTLED, length - 1);
  const { day, isLate } = settlementOf(ledger, invoice);
  shiftPassed(ledger, day, -1);
  if (isInYear(ledger, day)) count(ledger, amount, isLate, -1);
  const lastInTime = 2 * ledger.at + I.lastInTime;
  if (at > i32[lastInTime]!) return;
  let last = i32[lastInTime]! - 1;
  // After the removal of an earlier entry the mark still stands on one paid in time, and this stops at once.
  while (last >= 0 && settlementOf(ledger, i32[list + last]!).isLate) last--;
  i32[lastInTime] = last;
}

export function advanceSettled(ledger: Ledger, today: Day): void {
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, SETTLED);
  const length = lengthOf(ledger, SETTLED);
  const passed = 2 * ledger.at + I.settledPassed;
  for (let bound = 0; bound < 2; bound++) {
    const limit = today - bound * YEAR;
    let at = i32[passed + bound]!;
    for (; at < length; at++) {
      const invoice = i32[list + at]!;
      const { day, isLate } = settlementOf(ledger, invoice);
      if (day > limit) break;
      count(ledger, settledAmount(ledger, invoice), isLate, bound === 0 ? 1 : -1);
    }
    i32[passed + bound] = at;
  }
}

/** The first later day on which a settlement comes into or leaves the 365 days, or Infinity. */
export function nextSettledChange(ledger: Ledger): number {
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, SETTLED);
  const length = lengthOf(ledger, SETTLED);
  const passed = 2 * ledger.at + I.settledPassed;
  let next = Infinity;
  for (let bound = 0; bound < 2; bound++) {
    const at = i32[passed + bound]!;
    if (at < length) next = Math.min(next, settlementOf(ledger, i32[list + at]!).day + bound * YEAR);
  }
  return next;
}

const settlement = { day: 0, isLate: false };

/** Of one invoice; the same object every time. */
export function settlementOf(ledger: Ledger, invoice: number): Readonly<typeof settlement> {
  const { i32 } = ledger.chunk;
  const row = 2 * (startOf(ledger, INVOICES) + INVOICE_WORDS * invoice);
  settlement.day = i32[row + 6]!;
  settlement.isLate = settlement.day > i32[row + 5]!;
  return settlement;
}

function settledAmount(ledger: Ledger, invoice: number): number {
  const at = startOf(ledger, INVOICES) + INVOICE_WORDS * invoice;
  if ((ledger.chunk.i32[2 * at + 10]! & RARE) === 0) return ledger.chunk.f64[at]!;
  return contributionOf(factsOf(ledger, invoice)).invoicedMinor;
}

function count(ledger: Ledger, amount: number, isLate: boolean, sign: number): void {
  const { f64, i32 } = ledger.chunk;
  const { at } = ledger;
  i32[2 * at + I.settled]! += sign;
  f64[at + F.settledAmount]! += sign * amount;
  if (!isLate) return;
  i32[2 * at + I.settledLate]! += sign;
  f64[at + F.settledLateAmount]! += sign * amount;
}

function isInYear(ledger: Ledger, day: Day): boolean {
  return day <= ledger.today && day > ledger.today - YEAR;
}

function shiftPassed(ledger: Ledger, day: Day, by: number): void {
  const { i32 } = ledger.chunk;
  const passed = 2 * ledger.at + I.settledPassed;
  if (day <= ledger.today) i32[passed]! += by;
  if (day <= ledger.today - YEAR) i32[passed + 1]! += by;
}

function positionOf(ledger: Ledger, invoice: number, length: number): number {
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, SETTLED);
  const rows = 2 * startOf(ledger, INVOICES);
  const day = i32[rows + 2 * INVOICE_WORDS * invoice + 6]!;
  const id = i32[rows + 2 * INVOICE_WORDS * invoice + 8]!;
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = rows + 2 * INVOICE_WORDS * i32[list + middle]!;
    const other = i32[row + 6]!;
    const isBefore = other !== day ? other < day : compareTexts(ledger, i32[row + 8]!, id) < 0;
    if (isBefore) from = middle + 1;
    else to = middle;
  }
  return from;
}
