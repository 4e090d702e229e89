import type { Day } from './day.ts';
import { high, low } from './exact.ts';

/** Open amounts under dispute, by due date; `weight…` are Σ amount × due date in two parts, `low` is Σ of the low parts. */
export const DUE_COLUMN = { amount: 0, count: 1, low: 2, weightHigh: 3, weightLow: 4 } as const;

export function dueValues(dueDate: Day, amount: number): number[] {
  const h = high(amount);
  const l = low(amount);
  return [amount, 1, l, h * dueDate, l * dueDate];
}

export const INCIDENT_COLUMN = { writtenOff: 0, writeOffs: 1, brokenPromises: 2, reversals: 3 } as const;

export const ONE_BROKEN_PROMISE: readonly number[] = [0, 0, 1, 0];
export const ONE_REVERSAL: readonly number[] = [0, 0, 0, 1];

/** Column 0 counts complaints, column n the dunning notices of level n. */
export const NOTICE_COLUMN = { complaints: 0 } as const;

export const ONE_COMPLAINT: readonly number[] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
