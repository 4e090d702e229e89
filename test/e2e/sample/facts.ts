import { isoDateOf, sampleInvoices } from './portfolio-from-csv.ts';

/** Business dates of the sample ledger: its first invoice's, and the one after its last settlement. */
export const FIRST = isoDateOf(Math.min(...sampleInvoices().map(({ issued }) => issued)));
export const LAST = isoDateOf(Math.max(...sampleInvoices().map(({ settled }) => settled)) + 1);

/** What is known of the sample ledger after its last date. */
export const sampleFacts = {
  currency: 'USD',
  customers: 100,
  invoicedMinor: 14_770_318,
  openMinor: 0,
  disputes: 561,
  deadLetters: 0,
  businessDate: LAST,
  // a customer record each, an invoice and a payment each, a dispute's begin and end each
  events: 100 + 2 * 2466 + 2 * 561,
} as const;
