/*
 * One customer's numbers in one block of 8-byte words: a head of sums and marks, then ten sections. A section's rows
 * point at each other by row number, so a block can be moved or copied as it is.
 */

/** The sections; their widths in words a row (of the others: 2 integers or 8 bytes a word). */
export const INVOICES = 0;
export const PAYMENTS = 1;
/** Allocations of payments to invoices; those of one payment stand together. */
export const ITEMS = 2;
/** Open undisputed amounts by due date, invoiced amounts by issue date. */
export const DUE = 3;
export const ISSUED = 4;
/** Payments by date; settled invoices by (settlement day, invoice id). */
export const BY_DATE = 5;
export const SETTLED = 6;
/** Event ids, ids to rows, ids. */
export const SEEN = 7;
export const INDEX = 8;
export const TEXT = 9;
export const SECTIONS = 10;

export const INVOICE_WORDS = 6;
export const PAYMENT_WORDS = 4;
export const ITEM_WORDS = 3;
export const CELL_WORDS = 2;
export const UNITS_A_WORD: readonly number[] = [0, 0, 0, 0, 0, 2, 2, 1, 2, 8];
export const WORDS_A_ROW: readonly number[] = [
  INVOICE_WORDS,
  PAYMENT_WORDS,
  ITEM_WORDS,
  CELL_WORDS,
  CELL_WORDS,
  0,
  0,
  0,
  0,
  0,
];
export const FIRST_WORDS: readonly number[] = [12, 8, 6, 4, 4, 1, 1, 8, 4, 5];

/** Integers of the head. */
export const I = {
  /** Where each section starts, in words from the block's start, and where the last one ends. */
  start: 2,
  /** Rows (integers, entries, bytes) in use. */
  length: 13,
  /** How many cells or rows of a list are at least so many days old (the bounds of its zones). */
  duePassed: 23,
  issuedPassed: 27,
  paymentsPassed: 32,
  settledPassed: 36,
  /** The last settled invoice that was paid in time (-1: none), and the late ones forgotten since the last such. */
  lastInTime: 38,
  forgottenStreak: 39,
  forgottenThrough: 40,
  forgetsFrom: 41,
  dueCount: 42,
  issuedCount: 47,
  olderCount: 51,
  paymentCount: 52,
  parts: 55,
  partials: 56,
  settled: 57,
  settledLate: 58,
} as const;

/** Doubles of the head. */
export const F = {
  /** Everything ever booked; bounded, so that no sum of amounts can pass 2^53. */
  gross: 30,
  unapplied: 31,
  /** By zone: not due, 1–30, 31–60, 61–90, more days past due. */
  dueAmount: 32,
  /** Σ overdue amount of a day × that day, in two exact parts. */
  weightHigh: 37,
  weightLow: 38,
  /** By zone: the last 30 days, the rest of 90, of 360, of 365. */
  issuedAmount: 39,
  /** By zone: the last 30 days, the rest of 90, of 365. */
  paidAmount: 43,
  /** Of 365 days. */
  toPayHigh: 46,
  toPayLow: 47,
  lateHigh: 48,
  lateLow: 49,
  settledAmount: 50,
  settledLateAmount: 51,
} as const;

export const HEAD_WORDS = 52;

/** No day. */
export const NEVER = -(2 ** 31);

/*
 * Rows. Invoice: doubles 0 amount, 1 paid (both in its currency, of the terms in force); integers 4 issue date,
 * 5 due date, 6 settled on, 7 its last allocation (-1: none), 8 id, 9 hash of the id, 10 marks and currency,
 * 11 touched on. Payment: double 0 amount; integers 2 date, 3 first item, 4 id, 5 hash, 6 marks and currency, 7 touched
 * on. Item: double 0 amount; integers 2 payment, 3 invoice, 4 the item before it on the invoice, 5 marks.
 * Cell: integers 0 day, 1 count; double 1 amount.
 */

/** Marks of an invoice. Without KNOWN a placeholder; with RARE there is more about it outside the block. */
export const KNOWN = 1;
export const CANCELLED = 2;
export const RARE = 4;
/** Marks of a payment: received; not (or no longer) standing; booked at another amount than its own. */
export const RECEIVED = 1;
export const REVERSED = 2;
export const FOREIGN = 4;
/** Marks of an item: it reduced its invoice; and left it open; by another amount than its own. */
export const PART = 1;
export const PARTIAL = 2;
export const ODD = 4;

export const MARK_BITS = 8;
export const MARKS = (1 << MARK_BITS) - 1;
