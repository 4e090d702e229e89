import type { Ledger } from '../ledger.ts';
import { maxDaysPastDue } from './ageing.ts';
import {
  invoicedCount,
  invoicedMinor,
  openDisputedCount,
  openDisputedMinor,
  openMinor,
  overdueCleanMinor,
  overdueMinor,
  paidMinor,
  paymentCount,
  unappliedMinor,
} from './sums.ts';

/**
 * Indicators that can be told without the rest of their theme, by name: a policy names a few, and they are asked for with
 * every event.
 */
export const SINGLES: Readonly<Record<string, (ledger: Ledger) => number>> = {
  openMinor,
  overdueMinor,
  overdueCleanMinor,
  disputedMinor: openDisputedMinor,
  disputedCount: openDisputedCount,
  unappliedMinor,
  maxDaysPastDue,
  invoiced30Minor: (ledger) => invoicedMinor(ledger, 30),
  invoiced90Minor: (ledger) => invoicedMinor(ledger, 90),
  invoiced365Minor: (ledger) => invoicedMinor(ledger, 365),
  invoicedCount365: (ledger) => invoicedCount(ledger, 365),
  paid90Minor: (ledger) => paidMinor(ledger, 90),
  paid365Minor: (ledger) => paidMinor(ledger, 365),
  paymentCount365: (ledger) => paymentCount(ledger, 365),
};
