import type { Day } from './day.ts';

export interface Settlement {
  readonly day: Day;
  readonly invoiceId: string;
  readonly late: boolean;
}

/** Settled invoices by (settlement day, invoiceId), and where the last one paid in time stands (-1: nowhere). */
export interface SettlementOrder {
  readonly entries: Settlement[];
  lastInTime: number;
}

export function createSettlementOrder(): SettlementOrder {
  return { entries: [], lastInTime: -1 };
}

/** How many of the latest settled invoices, one after the other, were paid late. */
export function lateStreak(order: SettlementOrder): number {
  return order.entries.length - 1 - order.lastInTime;
}

export function addSettlement(order: SettlementOrder, settlement: Settlement): void {
  const at = placeOf(order.entries, settlement);
  if (at === order.entries.length) order.entries.push(settlement);
  else order.entries.splice(at, 0, settlement);
  if (at <= order.lastInTime) order.lastInTime++;
  else if (!settlement.late) order.lastInTime = at;
}

export function removeSettlement(order: SettlementOrder, settlement: Settlement): void {
  const at = placeOf(order.entries, settlement);
  order.entries.splice(at, 1);
  if (at > order.lastInTime) return;
  order.lastInTime--;
  // After the removal of an earlier entry the mark still stands on one paid in time, and this stops at once.
  while (order.lastInTime >= 0 && order.entries[order.lastInTime]!.late) order.lastInTime--;
}

function placeOf(entries: readonly Settlement[], wanted: Settlement): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const entry = entries[middle]!;
    const before = entry.day !== wanted.day ? entry.day < wanted.day : entry.invoiceId < wanted.invoiceId;
    if (before) from = middle + 1;
    else to = middle;
  }
  return from;
}
