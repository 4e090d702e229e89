import { CUT_DIMENSIONS } from '@foreshock/portfolio-measures';
import { z } from 'zod';
import { isoDate, money, severity } from './common.ts';

export const dimension = z.enum(CUT_DIMENSIONS);
const rate = z.number().nullable();

export const ageingBucket = z.object({
  bucket: z.enum(['notDue', '1-30', '31-60', '61-90', '91+']).describe('Days past due.'),
  amount: money,
});

/** What the customers of one portfolio come to at the end of a date. A rate is null where there is nothing to divide by. */
export const memberFigures = z.object({
  member: z.string().nullable().describe('The segment, grade, industry …; null where it is not known.'),
  customers: z.int(),
  overdueCustomers: z.int(),
  defaultedCustomers: z.int(),
  open: money,
  overdue: money,
  disputed: money,
  exposure: money,
  expectedLoss: money,
  provision: money,
  ageing: z.array(ageingBucket),
  overdueRatio: z.number().describe('Overdue of open.'),
  defaultRate: rate.describe('Customers in default of customers.'),
  defaultAmountRatio: z.number().describe('Open amount of customers in default, of open.'),
  exposureShare: rate.describe('Of the exposure of all members together.'),
  concentration: z.object({
    hhi: rate.describe('Herfindahl–Hirschman index of exposures, 0 to 10,000.'),
    top1Share: rate,
    top5Share: rate,
    top10Share: rate,
  }),
  rollRates: z
    .object({ current: rate, from1To30: rate, from31To60: rate, from61Plus: rate })
    .nullable()
    .describe('A bucket over the one before it 30 days earlier; null in a series.'),
});

export const portfolioGroups = z.object({
  asOf: isoDate.nullable(),
  by: dimension,
  whole: memberFigures.nullable().describe('All members together; null without a customer.'),
  members: z.array(memberFigures).describe('The largest exposure first.'),
});

export const portfolioSeries = z.object({
  by: dimension,
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  points: z
    .array(z.object({ asOf: isoDate, members: z.array(memberFigures) }))
    .describe('Evenly spaced dates, the last one always among them.'),
});

export const migrationMatrix = z.object({
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  cells: z.array(
    z.object({
      fromGrade: z.string().nullable().describe('Null: not rated then.'),
      toGrade: z.string().nullable(),
      isNew: z.boolean().describe('No customer yet on the first date.'),
      customers: z.int(),
      exposureBefore: money,
      exposureAfter: money,
    }),
  ),
});

export const heaviestCustomers = z.object({
  asOf: isoDate.nullable(),
  by: dimension,
  items: z.array(
    z.object({
      member: z.string().nullable(),
      customerId: z.string(),
      grade: z.string().nullable(),
      exposure: money,
      overdue: money,
      share: z.number().describe("Of the member's exposure."),
    }),
  ),
});

export const warningHeatMap = z.object({
  asOf: isoDate.nullable(),
  cells: z.array(
    z.object({
      severity,
      likelihood: severity,
      warnings: z.int(),
      customers: z.int(),
      open: money,
      overdue: money.describe('Of the customers, each counted once.'),
    }),
  ),
});
