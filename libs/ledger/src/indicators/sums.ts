import { DUE_COLUMN } from '../columns.ts';
import { F, I } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { DISPUTED } from '../rareSeries.ts';
import { zoneSum, type DaySeries } from '../series.ts';

/*
 * What the ledger keeps ready. `zone` is 0 for not due, 1 for 1–30 days past due, 2 for 31–60, 3 for 61–90, 4 for more.
 */
const LAST = DISPUTED.bounds.length;

function double(ledger: Ledger, at: number): number {
  return ledger.chunk.f64[ledger.at + at]!;
}

function integer(ledger: Ledger, at: number): number {
  return ledger.chunk.i32[2 * ledger.at + at]!;
}

export function unappliedMinor(ledger: Ledger): number {
  return double(ledger, F.unapplied);
}

/** Undisputed open amounts. */
export function cleanMinor(ledger: Ledger, zone: number): number {
  return double(ledger, F.dueAmount + zone);
}

export function cleanCount(ledger: Ledger, zone: number): number {
  return integer(ledger, I.dueCount + zone);
}

export function disputedMinor(ledger: Ledger, zone: number): number {
  return zoneSum(disputedSeries(ledger), DUE_COLUMN.amount, zone, zone);
}

export function disputedCount(ledger: Ledger, zone: number): number {
  return zoneSum(disputedSeries(ledger), DUE_COLUMN.count, zone, zone);
}

export function disputedSeries(ledger: Ledger): DaySeries | null {
  return ledger.rare === null ? null : ledger.rare.disputed;
}

export function overdueCleanMinor(ledger: Ledger): number {
  const { f64 } = ledger.chunk;
  const at = ledger.at + F.dueAmount;
  return f64[at + 1]! + f64[at + 2]! + f64[at + 3]! + f64[at + 4]!;
}

export function overdueCleanCount(ledger: Ledger): number {
  const { i32 } = ledger.chunk;
  const at = 2 * ledger.at + I.dueCount;
  return i32[at + 1]! + i32[at + 2]! + i32[at + 3]! + i32[at + 4]!;
}

export function openCleanMinor(ledger: Ledger): number {
  return cleanMinor(ledger, 0) + overdueCleanMinor(ledger);
}

export function openCleanCount(ledger: Ledger): number {
  return cleanCount(ledger, 0) + overdueCleanCount(ledger);
}

export function openDisputedMinor(ledger: Ledger): number {
  return zoneSum(disputedSeries(ledger), DUE_COLUMN.amount, 0, LAST);
}

export function openDisputedCount(ledger: Ledger): number {
  return zoneSum(disputedSeries(ledger), DUE_COLUMN.count, 0, LAST);
}

export function overdueDisputedMinor(ledger: Ledger): number {
  return zoneSum(disputedSeries(ledger), DUE_COLUMN.amount, 1, LAST);
}

export function overdueDisputedCount(ledger: Ledger): number {
  return zoneSum(disputedSeries(ledger), DUE_COLUMN.count, 1, LAST);
}

export function openMinor(ledger: Ledger): number {
  return openCleanMinor(ledger) + openDisputedMinor(ledger);
}

export function overdueMinor(ledger: Ledger): number {
  return overdueCleanMinor(ledger) + overdueDisputedMinor(ledger);
}

/** Σ overdue amount × due date, in two exact parts. */
export interface Weight {
  readonly high: number;
  readonly low: number;
}

/** Σ overdue amount × due date, in two exact parts, of the undisputed invoices. */
export function cleanWeight(ledger: Ledger): Weight {
  return { high: double(ledger, F.weightHigh), low: double(ledger, F.weightLow) };
}

/** The same of the disputed ones. */
export function disputedWeight(ledger: Ledger): Weight {
  const series = disputedSeries(ledger);
  return {
    high: zoneSum(series, DUE_COLUMN.weightHigh, 1, LAST),
    low: zoneSum(series, DUE_COLUMN.weightLow, 1, LAST),
  };
}

/** Of 30, 90, 360 or 365 days back from today. */
export function invoicedMinor(ledger: Ledger, days: 30 | 90 | 360 | 365): number {
  let sum = 0;
  for (let zone = 0; zone < issuedZones(days); zone++) sum += double(ledger, F.issuedAmount + zone);
  return sum;
}

export function invoicedCount(ledger: Ledger, days: 30 | 90 | 360 | 365): number {
  let sum = 0;
  for (let zone = 0; zone < issuedZones(days); zone++) sum += integer(ledger, I.issuedCount + zone);
  return sum;
}

export function paidMinor(ledger: Ledger, days: 30 | 90 | 365): number {
  let sum = 0;
  for (let zone = 0; zone < paidZones(days); zone++) sum += double(ledger, F.paidAmount + zone);
  return sum;
}

export function paymentCount(ledger: Ledger, days: 30 | 90 | 365): number {
  let sum = 0;
  for (let zone = 0; zone < paidZones(days); zone++) sum += integer(ledger, I.paymentCount + zone);
  return sum;
}

/** Of the parts paid and the invoices settled in 365 days. */
export function yearDouble(
  ledger: Ledger,
  sum: (typeof F)['toPayHigh' | 'toPayLow' | 'lateHigh' | 'lateLow' | 'settledAmount' | 'settledLateAmount'],
): number {
  return double(ledger, sum);
}

export function yearCount(
  ledger: Ledger,
  count: (typeof I)['parts' | 'partials' | 'settled' | 'settledLate'],
): number {
  return integer(ledger, count);
}

/** A window of 30, 90 or 365 days back from today, in a series cut at these ages. */
export function windowSum(series: DaySeries | null | undefined, column: number, days: 30 | 90 | 365): number {
  return series ? zoneSum(series, column, 1, paidZones(days)) : 0;
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The same with NaN where there is nothing to divide by. */
export function share(part: number, whole: number): number {
  return whole === 0 ? NaN : part / whole;
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function issuedZones(days: number): number {
  return days === 30 ? 1 : days === 90 ? 2 : days === 360 ? 3 : 4;
}

function paidZones(days: number): number {
  return days === 30 ? 1 : days === 90 ? 2 : 3;
}
