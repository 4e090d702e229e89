import { addToCell, cellAmount, cellCount, cellDay } from './cells.ts';
import type { Day } from './day.ts';
import { high, low } from './exact.ts';
import { DUE, F, I } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf } from './sections.ts';

/** Days past due: zone 0 is not due, 1 1–30 days, 2 31–60, 3 61–90, 4 more. */
export const DUE_BOUNDS: readonly number[] = [1, 31, 61, 91];

/** Open undisputed amounts by due date: adds (or takes away, below 0) an amount and a number of invoices. */
export function addDue(ledger: Ledger, dueDate: Day, amount: number, count: number): void {
  const zone = zoneOf(ledger.today - dueDate);
  const now = addToCell(ledger, DUE, dueDate, amount, count, I.duePassed, zone);
  const { f64, i32 } = ledger.chunk;
  const { at } = ledger;
  f64[at + F.dueAmount + zone]! += amount;
  i32[2 * at + I.dueCount + zone]! += count;
  if (zone > 0) {
    const was = now - amount;
    f64[at + F.weightHigh]! += (high(now) - high(was)) * dueDate;
    f64[at + F.weightLow]! += (low(now) - low(was)) * dueDate;
  }
}

export function advanceDue(ledger: Ledger, today: Day): void {
  const { f64, i32 } = ledger.chunk;
  const { at } = ledger;
  const cells = lengthOf(ledger, DUE);
  for (let bound = 0; bound < DUE_BOUNDS.length; bound++) {
    const limit = today - DUE_BOUNDS[bound]!;
    let cell = i32[2 * at + I.duePassed + bound]!;
    for (; cell < cells; cell++) {
      const day = cellDay(ledger, DUE, cell);
      if (day > limit) break;
      const amount = cellAmount(ledger, DUE, cell);
      const count = cellCount(ledger, DUE, cell);
      f64[at + F.dueAmount + bound]! -= amount;
      f64[at + F.dueAmount + bound + 1]! += amount;
      i32[2 * at + I.dueCount + bound]! -= count;
      i32[2 * at + I.dueCount + bound + 1]! += count;
      if (bound === 0) {
        f64[at + F.weightHigh]! += high(amount) * day;
        f64[at + F.weightLow]! += low(amount) * day;
      }
    }
    i32[2 * at + I.duePassed + bound] = cell;
  }
}

function zoneOf(age: number): number {
  if (age < 1) return 0;
  return age < 31 ? 1 : age < 61 ? 2 : age < 91 ? 3 : 4;
}
