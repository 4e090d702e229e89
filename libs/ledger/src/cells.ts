import type { Day } from './day.ts';
import { CELL_WORDS } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { lengthOf, reserve, setLength, startOf } from './sections.ts';

/*
 * Amounts and counts by day, in order of the days. `passedAt` is where the head counts, for each of `bounds`, the cells
 * that are at least so many days old.
 */

export function cellDay(ledger: Ledger, section: number, cell: number): Day {
  return ledger.chunk.i32[2 * (startOf(ledger, section) + CELL_WORDS * cell)]!;
}

export function cellCount(ledger: Ledger, section: number, cell: number): number {
  return ledger.chunk.i32[2 * (startOf(ledger, section) + CELL_WORDS * cell) + 1]!;
}

export function cellAmount(ledger: Ledger, section: number, cell: number): number {
  return ledger.chunk.f64[startOf(ledger, section) + CELL_WORDS * cell + 1]!;
}

/** Adds to a day and gives the amount it then has. A cell that counts nothing is removed. */
export function addToCell(
  ledger: Ledger,
  section: number,
  day: Day,
  amount: number,
  count: number,
  passedAt: number,
  zone: number,
): number {
  const cells = lengthOf(ledger, section);
  const at = lowerBound(ledger, section, day, cells);
  const isThere = at < cells && cellDay(ledger, section, at) === day;
  if (!isThere) {
    insert(ledger, section, at, cells, day, amount, count);
    shiftPassed(ledger, passedAt, zone, 1);
    return amount;
  }
  const { f64, i32 } = ledger.chunk;
  const word = startOf(ledger, section) + CELL_WORDS * at;
  const now = f64[word + 1]! + amount;
  f64[word + 1] = now;
  const counted = i32[2 * word + 1]! + count;
  i32[2 * word + 1] = counted;
  if (counted === 0) {
    i32.copyWithin(2 * word, 2 * (word + CELL_WORDS), 2 * (word + CELL_WORDS * (cells - at)));
    setLength(ledger, section, cells - 1);
    shiftPassed(ledger, passedAt, zone, -1);
  }
  return now;
}

/** Drops the first cells. */
export function dropCells(
  ledger: Ledger,
  section: number,
  gone: number,
  passedAt: number,
  bounds: number,
): void {
  const cells = lengthOf(ledger, section);
  const start = startOf(ledger, section);
  ledger.chunk.i32.copyWithin(2 * start, 2 * (start + CELL_WORDS * gone), 2 * (start + CELL_WORDS * cells));
  setLength(ledger, section, cells - gone);
  shiftPassed(ledger, passedAt, bounds, -gone);
}

/** The first cell that is not before `day`. */
function lowerBound(ledger: Ledger, section: number, day: Day, cells: number): number {
  const { i32 } = ledger.chunk;
  const start = 2 * startOf(ledger, section);
  const step = 2 * CELL_WORDS;
  // Most events concern the newest days.
  if (cells === 0 || i32[start + step * (cells - 1)]! < day) return cells;
  let from = 0;
  let to = cells - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (i32[start + step * middle]! < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

function insert(
  ledger: Ledger,
  section: number,
  at: number,
  cells: number,
  day: Day,
  amount: number,
  count: number,
): void {
  reserve(ledger, section);
  const { f64, i32 } = ledger.chunk;
  const word = startOf(ledger, section) + CELL_WORDS * at;
  if (at < cells) i32.copyWithin(2 * (word + CELL_WORDS), 2 * word, 2 * (word + CELL_WORDS * (cells - at)));
  i32[2 * word] = day;
  i32[2 * word + 1] = count;
  f64[word + 1] = amount;
  setLength(ledger, section, cells + 1);
}

function shiftPassed(ledger: Ledger, passedAt: number, zone: number, by: number): void {
  const { i32 } = ledger.chunk;
  const at = 2 * ledger.at + passedAt;
  for (let bound = 0; bound < zone; bound++) i32[at + bound]! += by;
}

/** The first later day on which a cell passes one of the bounds, or Infinity. */
export function nextCellChange(
  ledger: Ledger,
  section: number,
  passedAt: number,
  bounds: readonly number[],
): number {
  const { i32 } = ledger.chunk;
  const cells = lengthOf(ledger, section);
  const start = 2 * startOf(ledger, section);
  const at = 2 * ledger.at + passedAt;
  let next = Infinity;
  for (let bound = 0; bound < bounds.length; bound++) {
    const cell = i32[at + bound]!;
    if (cell >= cells) continue;
    const day = i32[start + 2 * CELL_WORDS * cell]! + bounds[bound]!;
    if (day < next) next = day;
  }
  return next;
}
