import { z } from 'zod';
import { isoDate, money, pageOf } from './common.ts';
import { action, assessment, indicators, ratingChange } from './customers.ts';
import { warning } from './warnings.ts';

export const identity = z.object({
  name: z.string().nullable(),
  segment: z.string().nullable(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  owner: z.string().nullable().describe('The collector responsible.'),
  parentId: z.string().nullable(),
  creditLimit: money.nullable().describe('As agreed; the recommended one stands in the assessment.'),
  termsDays: z.int().nullable(),
  onboardedOn: isoDate.nullable(),
});

export const invoice = z.object({
  invoiceId: z.string(),
  orderId: z.string().nullable(),
  state: z.enum(['OPEN', 'SETTLED', 'WRITTEN_OFF', 'CANCELLED']),
  issueDate: isoDate,
  dueDate: isoDate,
  daysPastDue: z.int().describe('Of an open invoice; 0 before its due date is over, and once it is closed.'),
  amount: money,
  credited: money,
  paid: money,
  left: money.describe('What nobody paid, credited, cancelled or wrote off.'),
  open: money.describe('The same in the base currency.'),
  disputed: z.boolean(),
  settledOn: isoDate.nullable(),
  writtenOffOn: isoDate.nullable(),
  payments: z.array(
    z.object({
      paymentId: z.string(),
      paymentDate: isoDate,
      amount: money,
      daysLate: z.int().describe('Payment date − due date; below 0 for an early one.'),
    }),
  ),
  promises: z.array(
    z.object({
      madeOn: isoDate,
      promisedDate: isoDate,
      amount: money.nullable().describe('Null: the whole invoice.'),
      kept: z.boolean().nullable().describe('Null while its day is not over.'),
    }),
  ),
});

export const payment = z.object({
  paymentId: z.string(),
  paymentDate: isoDate,
  amount: money,
  isReversed: z.boolean(),
  allocations: z.array(z.object({ invoiceId: z.string(), amount: money })),
});

export const customerLedger = z.object({
  customerId: z.string(),
  asOf: isoDate.describe('The business date at which the ledger stands.'),
  counts: z
    .object({ openInvoices: z.int(), closedInvoices: z.int(), payments: z.int() })
    .describe('All that the ledger keeps; closed documents leave it after two years.'),
  invoices: z
    .array(invoice)
    .describe('The open ones first, the oldest due date first; then the closed ones.'),
  payments: z.array(payment).describe('The newest first.'),
});

export const signal = z.object({
  kind: z.string(),
  occurredAt: z.iso.datetime(),
  source: z.string(),
  validUntil: isoDate.nullable().describe('Null: until it is replaced.'),
  numbers: z.record(z.string(), z.number()),
  texts: z.record(z.string(), z.string()),
});

const seriesValue = z.union([z.number(), z.boolean(), z.null(), money]);
export const customerSeries = z.object({
  customerId: z.string(),
  names: z.array(z.string()),
  points: z
    .array(
      z.object({
        asOf: isoDate,
        grade: z.string().nullable(),
        score: z.number().nullable(),
        values: z.record(z.string(), seriesValue).describe('By name; amounts without the `Minor` ending.'),
      }),
    )
    .describe('Evenly spaced dates from the first on which the customer was known, the last one among them.'),
});

export const assessmentPage = pageOf(assessment);

export const customerOverview = z.object({
  customerId: z.string(),
  asOf: isoDate,
  identity,
  indicators,
  assessment: assessment.nullable(),
  warnings: z
    .array(warning)
    .describe('Up to the date, the open ones first, then the newest; the state is that of the date.'),
  ledger: customerLedger
    .nullable()
    .describe('Null where the log has no record of the customer, or no policy is in force.'),
  signals: z.array(signal).describe('In force.'),
  series: customerSeries.describe('Exposure, ageing and score over the year before.'),
  ratingChanges: z.array(ratingChange).describe('The newest first.'),
  actions: z.array(action).describe('The newest first.'),
});
