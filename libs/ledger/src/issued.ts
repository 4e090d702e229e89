import { addToCell, cellAmount, cellCount, cellDay, dropCells, nextCellChange } from './cells.ts';
import type { Day } from './day.ts';
import { F, I, ISSUED } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf } from './sections.ts';

/** Ages in days: zone 0 is the future, 1 the last 30 days, 2 the rest of 90, 3 of 360, 4 of 365, 5 what is older. */
export const ISSUED_BOUNDS: readonly number[] = [0, 30, 90, 360, 365];
export const OLDER = 5;
const FORGOTTEN_AT_ONCE = 8;

/** Invoiced by issue date: adds (or takes away, below 0) an amount and a number of invoices. */
export function addIssued(ledger: Ledger, issueDate: Day, amount: number, count: number): void {
  const zone = zoneOf(ledger.today - issueDate);
  if (zone < OLDER) addToCell(ledger, ISSUED, issueDate, amount, count, I.issuedPassed, zone);
  toZone(ledger, zone, amount, count);
}

export function advanceIssued(ledger: Ledger, today: Day): void {
  const { i32 } = ledger.chunk;
  const passed = 2 * ledger.at + I.issuedPassed;
  const cells = lengthOf(ledger, ISSUED);
  for (let bound = 0; bound < ISSUED_BOUNDS.length; bound++) {
    const limit = today - ISSUED_BOUNDS[bound]!;
    let cell = i32[passed + bound]!;
    for (; cell < cells && cellDay(ledger, ISSUED, cell) <= limit; cell++) {
      const amount = cellAmount(ledger, ISSUED, cell);
      const count = cellCount(ledger, ISSUED, cell);
      toZone(ledger, bound, -amount, -count);
      toZone(ledger, bound + 1, amount, count);
    }
    i32[passed + bound] = cell;
  }
  const gone = i32[passed + OLDER - 1]!;
  if (gone >= FORGOTTEN_AT_ONCE) dropCells(ledger, ISSUED, gone, I.issuedPassed, OLDER);
}

/** The earliest issue date of the last 365 days or later; Infinity without one. */
export function firstIssue(ledger: Ledger): number {
  const first = ledger.chunk.i32[2 * ledger.at + I.issuedPassed + OLDER - 1]!;
  return first < lengthOf(ledger, ISSUED) ? cellDay(ledger, ISSUED, first) : Infinity;
}

const MONTH_DAYS = 30;
export const MONTHS = 12;

/** What was invoiced in each of the twelve months of 30 days back from today, newest first, into `months`. */
export function monthlySales(ledger: Ledger, months: Float64Array): void {
  months.fill(0);
  const { i32 } = ledger.chunk;
  const passed = 2 * ledger.at + I.issuedPassed;
  // Between the bounds of 360 and 0 days.
  for (let cell = i32[passed + 3]!; cell < i32[passed]!; cell++) {
    const month = Math.floor((ledger.today - cellDay(ledger, ISSUED, cell)) / MONTH_DAYS);
    months[month]! += cellAmount(ledger, ISSUED, cell);
  }
}

/**
 * The first later day on which an invoiced day passes from one zone to the next, or within the newest `months` from one
 * month to the next; Infinity without one.
 */
export function nextIssuedChange(ledger: Ledger, months: number): number {
  const { i32 } = ledger.chunk;
  let next = nextCellChange(ledger, ISSUED, I.issuedPassed, ISSUED_BOUNDS);
  for (let cell = i32[2 * ledger.at + I.issuedPassed]! - 1; cell >= 0; cell--) {
    const day = cellDay(ledger, ISSUED, cell);
    const month = Math.floor((ledger.today - day) / MONTH_DAYS);
    if (month >= months) break;
    next = Math.min(next, day + (month + 1) * MONTH_DAYS);
  }
  return next;
}

function toZone(ledger: Ledger, zone: number, amount: number, count: number): void {
  const { f64, i32 } = ledger.chunk;
  const { at } = ledger;
  if (zone === 0) return;
  if (zone < OLDER) f64[at + F.issuedAmount + zone - 1]! += amount;
  // The count of the older ones comes right after those of the zones.
  i32[2 * at + I.issuedCount + zone - 1]! += count;
}

function zoneOf(age: number): number {
  if (age < 30) return age < 0 ? 0 : 1;
  return age < 90 ? 2 : age < 360 ? 3 : age < 365 ? 4 : OLDER;
}
