import type { Part } from './contribution.ts';
import type { Day } from './day.ts';
import { high, low } from './exact.ts';

/** Open amounts by due date; `weight…` are Σ amount × due date in two parts, `low` is Σ of the low parts. */
export const DUE_COLUMN = { amount: 0, count: 1, low: 2, weightHigh: 3, weightLow: 4 } as const;

export function dueValues(dueDate: Day, amount: number): number[] {
  const h = high(amount);
  const l = low(amount);
  return [amount, 1, l, h * dueDate, l * dueDate];
}

export const INVOICED_COLUMN = { amount: 0, count: 1 } as const;

export const PAID_COLUMN = {
  payments: 0,
  amount: 1,
  parts: 2,
  partials: 3,
  toPayHigh: 4,
  toPayLow: 5,
  lateHigh: 6,
  lateLow: 7,
  settled: 8,
  settledLate: 9,
  settledAmount: 10,
  settledLateAmount: 11,
} as const;

export const ONE_PAYMENT: readonly number[] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

export function partValues(part: Part, issueDate: Day, dueDate: Day): number[] {
  const h = high(part.amountMinor);
  const l = low(part.amountMinor);
  const toPay = part.day - issueDate;
  const late = part.day - dueDate;
  return [0, part.amountMinor, 1, part.partial ? 1 : 0, h * toPay, l * toPay, h * late, l * late, 0, 0, 0, 0];
}

export function settledValues(amount: number, late: boolean): number[] {
  return [0, 0, 0, 0, 0, 0, 0, 0, 1, late ? 1 : 0, amount, late ? amount : 0];
}

export const INCIDENT_COLUMN = { writtenOff: 0, writeOffs: 1, brokenPromises: 2, reversals: 3 } as const;

export const ONE_BROKEN_PROMISE: readonly number[] = [0, 0, 1, 0];
export const ONE_REVERSAL: readonly number[] = [0, 0, 0, 1];

/** Column 0 counts complaints, column n the dunning notices of level n. */
export const NOTICE_COLUMN = { complaints: 0 } as const;

export const ONE_COMPLAINT: readonly number[] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
