import type { Day } from './day.ts';
import { SCORED_VALUES } from './day-totals.ts';
import { high, low } from './exact.ts';
import {
  BY_DATE,
  F,
  FOREIGN,
  I,
  INVOICE_WORDS,
  INVOICES,
  ITEM_WORDS,
  ITEMS,
  ODD,
  PART,
  PARTIAL,
  PAYMENT_WORDS,
  PAYMENTS,
  REVERSED,
} from './layout.ts';
import type { Ledger } from './ledger.ts';
import { rareOf } from './rare.ts';
import { lengthOf, reserve, setLength, startOf } from './sections.ts';

/** Ages in days: zone 0 is the future, 1 the last 30 days, 2 the rest of 90, 3 of 365, 4 what is older. */
export const PAID_BOUNDS: readonly number[] = [0, 30, 90, 365];
const OLDER = 4;

/** Puts a payment in its place by date. */
export function listPayment(ledger: Ledger, payment: number, day: Day): void {
  const length = lengthOf(ledger, BY_DATE);
  reserve(ledger, BY_DATE);
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, BY_DATE);
  const days = 2 * startOf(ledger, PAYMENTS) + 2;
  let from = 0;
  let to = length;
  if (length > 0 && i32[days + 2 * PAYMENT_WORDS * i32[list + length - 1]!]! <= day) from = length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (i32[days + 2 * PAYMENT_WORDS * i32[list + middle]!]! <= day) from = middle + 1;
    else to = middle;
  }
  if (from < length) i32.copyWithin(list + from + 1, list + from, list + length);
  i32[list + from] = payment;
  setLength(ledger, BY_DATE, length + 1);
  const passed = 2 * ledger.at + I.paymentsPassed;
  const zone = zoneOf(ledger.today - day);
  for (let bound = 0; bound < zone; bound++) i32[passed + bound]! += 1;
}

/** Counts a payment of that day (or, with -1, no longer). */
export function countPayment(ledger: Ledger, day: Day, count: number): void {
  const zone = zoneOf(ledger.today - day);
  if (zone > 0 && zone < OLDER) ledger.chunk.i32[2 * ledger.at + I.paymentCount + zone - 1]! += count;
}

/** Adds a part of a payment that reduced an invoice (sign 1) or takes it away (-1); amounts in the base currency. */
export function addPart(
  ledger: Ledger,
  day: Day,
  amount: number,
  isPartial: boolean,
  issueDate: Day,
  dueDate: Day,
  sign: number,
): void {
  const zone = zoneOf(ledger.today - day);
  if (zone === 0 || zone === OLDER) return;
  ledger.chunk.f64[ledger.at + F.paidAmount + zone - 1]! += sign * amount;
  toYear(ledger, day, amount, isPartial, issueDate, dueDate, sign);
}

export function advancePaid(ledger: Ledger, today: Day): void {
  const { i32 } = ledger.chunk;
  const passed = 2 * ledger.at + I.paymentsPassed;
  const list = 2 * startOf(ledger, BY_DATE);
  const length = lengthOf(ledger, BY_DATE);
  const days = 2 * startOf(ledger, PAYMENTS) + 2;
  for (let bound = 0; bound < PAID_BOUNDS.length; bound++) {
    const limit = today - PAID_BOUNDS[bound]!;
    let at = i32[passed + bound]!;
    for (; at < length; at++) {
      const payment = i32[list + at]!;
      if (i32[days + 2 * PAYMENT_WORDS * payment]! > limit) break;
      pass(ledger, payment, bound);
    }
    i32[passed + bound] = at;
  }
}

/** Moves what a payment adds from a zone to the next. */
function pass(ledger: Ledger, payment: number, zone: number): void {
  const { f64, i32 } = ledger.chunk;
  const row = 2 * (startOf(ledger, PAYMENTS) + PAYMENT_WORDS * payment);
  if ((i32[row + 6]! & REVERSED) !== 0) return;
  const counts = 2 * ledger.at + I.paymentCount + zone;
  const sums = ledger.at + F.paidAmount + zone;
  if (zone > 0) i32[counts - 1]! -= 1;
  if (zone < OLDER - 1) i32[counts]! += 1;
  const items = startOf(ledger, ITEMS);
  const end = lengthOf(ledger, ITEMS);
  for (let item = i32[row + 3]!; item < end; item++) {
    const at = items + ITEM_WORDS * item;
    if (i32[2 * at + 2] !== payment) return;
    const marks = i32[2 * at + 5]!;
    if ((marks & PART) === 0) continue;
    const amount = (marks & ODD) === 0 ? f64[at]! : rareOf(ledger).taken.get(item)!;
    if (zone > 0) f64[sums - 1]! -= amount;
    if (zone < OLDER - 1) f64[sums]! += amount;
    if (zone > 0 && zone < OLDER - 1) continue;
    const invoice = 2 * (startOf(ledger, INVOICES) + INVOICE_WORDS * i32[2 * at + 3]!);
    const isPartial = (marks & PARTIAL) !== 0;
    toYear(
      ledger,
      i32[row + 2]!,
      amount,
      isPartial,
      i32[invoice + 4]!,
      i32[invoice + 5]!,
      zone === 0 ? 1 : -1,
    );
  }
}

function toYear(
  ledger: Ledger,
  day: Day,
  amount: number,
  isPartial: boolean,
  issueDate: Day,
  dueDate: Day,
  sign: number,
): void {
  const { f64, i32 } = ledger.chunk;
  const { at } = ledger;
  i32[2 * at + I.parts]! += sign;
  if (isPartial) i32[2 * at + I.partials]! += sign;
  const h = sign * high(amount);
  const l = sign * low(amount);
  f64[at + F.toPayHigh]! += h * (day - issueDate);
  f64[at + F.toPayLow]! += l * (day - issueDate);
  f64[at + F.lateHigh]! += h * (day - dueDate);
  f64[at + F.lateLow]! += l * (day - dueDate);
}

/** The first later day on which a payment passes a bound, or Infinity. */
export function nextPaidChange(ledger: Ledger): number {
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, BY_DATE);
  const length = lengthOf(ledger, BY_DATE);
  const days = 2 * startOf(ledger, PAYMENTS) + 2;
  let next = Infinity;
  for (let bound = 0; bound < PAID_BOUNDS.length; bound++) {
    const at = i32[2 * ledger.at + I.paymentsPassed + bound]!;
    if (at >= length) continue;
    const day = i32[days + 2 * PAYMENT_WORDS * i32[list + at]!]! + PAID_BOUNDS[bound]!;
    if (day < next) next = day;
  }
  return next;
}

/**
 * The latest `days.length` days with standing payments above 0, ascending at the front of `days`, with what came in on
 * each in `totals` (base currency). Gives how many there are.
 */
export function latestPaymentDays(ledger: Ledger, days: Float64Array, totals: Float64Array): number {
  const { f64, i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, BY_DATE);
  const rows = startOf(ledger, PAYMENTS);
  let found = 0;
  for (let at = lengthOf(ledger, BY_DATE) - 1; at >= 0; at--) {
    const payment = i32[list + at]!;
    const row = rows + PAYMENT_WORDS * payment;
    const marks = i32[2 * row + 6]!;
    const amount = (marks & FOREIGN) === 0 ? f64[row]! : rareOf(ledger).booked.get(payment)!;
    if ((marks & REVERSED) !== 0 || amount === 0) continue;
    const day = i32[2 * row + 2]!;
    if (found > 0 && days[found - 1] === day) totals[found - 1]! += amount;
    else if (found === days.length) break;
    else {
      days[found] = day;
      totals[found++] = amount;
    }
  }
  days.subarray(0, found).reverse();
  totals.subarray(0, found).reverse();
  return found;
}

/** The first of the days that `latestPaymentDays` may look at, one more than it needs; -Infinity where it looks at all. */
export function latestPaymentsFrom(ledger: Ledger): number {
  const { i32 } = ledger.chunk;
  const list = 2 * startOf(ledger, BY_DATE);
  const rows = 2 * startOf(ledger, PAYMENTS);
  let found = 0;
  let day = Infinity;
  for (let at = lengthOf(ledger, BY_DATE) - 1; at >= 0; at--) {
    const row = rows + 2 * PAYMENT_WORDS * i32[list + at]!;
    if ((i32[row + 6]! & REVERSED) !== 0 || i32[row + 2] === day) continue;
    day = i32[row + 2]!;
    if (++found > SCORED_VALUES + 1) return day;
  }
  return -Infinity;
}

function zoneOf(age: number): number {
  if (age < 30) return age < 0 ? 0 : 1;
  return age < 90 ? 2 : age < 365 ? 3 : OLDER;
}
