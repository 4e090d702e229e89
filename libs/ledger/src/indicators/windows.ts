import { INCIDENT_COLUMN } from '../columns.ts';
import type { Ledger } from '../ledger.ts';
import { doubleOrNull, long, type ValuesOf } from './definition.ts';
import { invoicedCount, invoicedMinor, orNull, paidMinor, paymentCount, share, windowSum } from './sums.ts';

const INVOICED_BY = 'by issue date, less credit notes, without cancelled ones';
const PAID_BY = 'by payment date: the parts applied to invoices, at the invoices’ rates';
const WRITTEN_OFF_BY = 'by day of the write-off, less what came in after all';
const PAYMENTS_BY = 'by payment date, without reversed ones';

export const WINDOWS = [
  long('invoiced30Minor', 'minor', 'Invoiced, 30 days', '30天开票金额', `Invoices of 30 days ${INVOICED_BY}`),
  long('invoiced90Minor', 'minor', 'Invoiced, 90 days', '90天开票金额', `Invoices of 90 days ${INVOICED_BY}`),
  long(
    'invoiced365Minor',
    'minor',
    'Invoiced, 365 days',
    '365天开票金额',
    `Invoices of 365 days ${INVOICED_BY}`,
  ),
  long('paid30Minor', 'minor', 'Paid, 30 days', '30天回款金额', `Paid in 30 days ${PAID_BY}`),
  long('paid90Minor', 'minor', 'Paid, 90 days', '90天回款金额', `Paid in 90 days ${PAID_BY}`),
  long('paid365Minor', 'minor', 'Paid, 365 days', '365天回款金额', `Paid in 365 days ${PAID_BY}`),
  long(
    'writtenOff30Minor',
    'minor',
    'Written off, 30 days',
    '30天核销坏账',
    `Written off in 30 days ${WRITTEN_OFF_BY}`,
  ),
  long(
    'writtenOff90Minor',
    'minor',
    'Written off, 90 days',
    '90天核销坏账',
    `Written off in 90 days ${WRITTEN_OFF_BY}`,
  ),
  long(
    'writtenOff365Minor',
    'minor',
    'Written off, 365 days',
    '365天核销坏账',
    `Written off in 365 days ${WRITTEN_OFF_BY}`,
  ),
  long(
    'invoicedCount30',
    'count',
    'Invoices, 30 days',
    '30天发票数',
    `Number of invoices of 30 days ${INVOICED_BY}`,
  ),
  long(
    'invoicedCount90',
    'count',
    'Invoices, 90 days',
    '90天发票数',
    `Number of invoices of 90 days ${INVOICED_BY}`,
  ),
  long(
    'invoicedCount365',
    'count',
    'Invoices, 365 days',
    '365天发票数',
    `Number of invoices of 365 days ${INVOICED_BY}`,
  ),
  long(
    'paymentCount30',
    'count',
    'Payments, 30 days',
    '30天付款次数',
    `Number of payments in 30 days ${PAYMENTS_BY}`,
  ),
  long(
    'paymentCount90',
    'count',
    'Payments, 90 days',
    '90天付款次数',
    `Number of payments in 90 days ${PAYMENTS_BY}`,
  ),
  long(
    'paymentCount365',
    'count',
    'Payments, 365 days',
    '365天付款次数',
    `Number of payments in 365 days ${PAYMENTS_BY}`,
  ),
  doubleOrNull(
    'turnoverTrend',
    'ratio',
    'Turnover trend',
    '销售趋势',
    'Invoiced in the last 90 days / mean of the three 90 days before − 1; null where nothing was invoiced in those',
  ),
] as const;

export function computeWindows(ledger: Ledger, out: ValuesOf<typeof WINDOWS>): void {
  const incidents = ledger.rare?.incidents;
  const { writtenOff } = INCIDENT_COLUMN;
  out.invoiced30Minor = invoicedMinor(ledger, 30);
  out.invoiced90Minor = invoicedMinor(ledger, 90);
  out.invoiced365Minor = invoicedMinor(ledger, 365);
  out.invoicedCount30 = invoicedCount(ledger, 30);
  out.invoicedCount90 = invoicedCount(ledger, 90);
  out.invoicedCount365 = invoicedCount(ledger, 365);
  out.paid30Minor = paidMinor(ledger, 30);
  out.paid90Minor = paidMinor(ledger, 90);
  out.paid365Minor = paidMinor(ledger, 365);
  out.paymentCount30 = paymentCount(ledger, 30);
  out.paymentCount90 = paymentCount(ledger, 90);
  out.paymentCount365 = paymentCount(ledger, 365);
  out.writtenOff30Minor = windowSum(incidents, writtenOff, 30);
  out.writtenOff90Minor = windowSum(incidents, writtenOff, 90);
  out.writtenOff365Minor = writtenOffMinor(ledger);
  out.turnoverTrend = orNull(turnoverTrend(ledger));
}

/** In 365 days. */
export function writtenOffMinor(ledger: Ledger): number {
  return windowSum(ledger.rare?.incidents, INCIDENT_COLUMN.writtenOff, 365);
}

/** NaN where nothing was invoiced in the three 90 days before the last. */
export function turnoverTrend(ledger: Ledger): number {
  const invoiced90 = invoicedMinor(ledger, 90);
  return share(invoiced90 * 3, invoicedMinor(ledger, 360) - invoiced90) - 1;
}
