import { z } from 'zod';
import { isoDate, money, pageOf, severity } from './common.ts';
import { warning } from './warnings.ts';

export const customerSummary = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  segment: z.string().nullable(),
  industry: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  owner: z.string().nullable().describe('The collector responsible.'),
  grade: z.string().nullable(),
  score: z.number().nullable(),
  inDefault: z.boolean(),
  asOf: isoDate,
  open: money,
  overdue: money,
  exposure: money,
  expectedLoss: money.describe('PD × LGD of the last assessment × exposure.'),
  maxDaysPastDue: z.int(),
  openWarnings: z.object({ HIGH: z.int(), MEDIUM: z.int(), LOW: z.int() }),
});
export const customerPage = pageOf(customerSummary).extend({
  asOf: isoDate.nullable().describe('The date for which the page holds; null where nothing is known yet.'),
  total: z.int().describe('Customers on all pages.'),
});

/** How many customers have which value, for narrowing a list. */
export const customerFacets = z.object({
  asOf: isoDate.nullable(),
  customers: z.int(),
  facets: z.array(
    z.object({
      dimension: z.enum(['segment', 'grade', 'industry', 'region', 'country', 'owner']),
      values: z.array(z.object({ value: z.string().nullable(), customers: z.int() })),
    }),
  ),
});

/** Indicators by their names; amounts as money without the `Minor` ending. */
export const indicators = z.object({
  customerId: z.string(),
  asOf: isoDate,
  currency: z.string(),
  segment: z.string().nullable(),
  policySegment: z.string().nullable(),
  grade: z.string().nullable(),
  score: z.number().nullable(),
  values: z.record(z.string(), z.union([z.number(), z.boolean(), z.null(), money])),
});

/** A judgement in force, and in a sentence. */
const judgement = z.object({
  kind: z.enum(['GRADE', 'LIMIT']),
  grade: z.string().nullable(),
  limit: money.nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  approvedBy: z.string().nullable(),
  validUntil: isoDate,
  eventId: z.string(),
  sentence: z.string(),
});

/** Recommended terms of payment; null is: not recommended, not offered, not limited. */
const terms = z.object({
  days: z.int().nullable(),
  earlyPaymentDiscount: z.object({ ratio: z.number(), days: z.int() }).nullable(),
  instalments: z.int().nullable().describe('At most so many.'),
  prepaymentRatio: z.number(),
  guaranteeRequired: z.boolean(),
  insuranceRequired: z.boolean(),
  transactionCap: money.nullable(),
});

export const assessment = z.object({
  asOf: isoDate,
  grade: z.string(),
  score: z.number(),
  behaviourScore: z.number().nullable(),
  externalScore: z.number().nullable(),
  probabilityOfDefault: z.number(),
  lossGivenDefault: z.number(),
  expectedLoss: money,
  recommendedLimit: money.nullable(),
  points: z.array(z.looseObject({ name: z.string(), label: z.string() })),
  overrides: z.array(z.string()),
  sourcesPresent: z.array(z.string()),
  sourcesMissing: z.array(z.string()),
  policy: z.object({ id: z.string(), version: z.string(), segment: z.string() }),
  computed: z
    .object({ grade: z.string(), limit: money.nullable() })
    .nullable()
    .describe('Grade and limit without judgement; null in assessments from before there was any.'),
  coveredLimit: money.describe(
    'The part of the computed limit that guarantees, collateral and insurance cover.',
  ),
  judgements: z.array(judgement),
  terms,
  nextReviewOn: isoDate.nullable(),
  isReview: z.boolean().describe('Made because its review was due.'),
});

export const action = z.object({
  actionId: z.string(),
  kind: z.string(),
  asOf: isoDate,
  responsibleRole: z.string(),
  dueDate: isoDate,
  approvalRequired: z.boolean(),
  warningId: z.string().nullable(),
  reason: z.string(),
  limit: money.nullable(),
  termsDays: z.int().nullable(),
  measure: z.string().nullable().describe('The measure more finely than its kind.'),
  earlyPaymentDiscount: z.object({ ratio: z.number(), days: z.int() }).nullable(),
  instalments: z.int().nullable(),
  prepaymentRatio: z.number().nullable(),
  transactionCap: money.nullable(),
  reviewDays: z.int().nullable(),
});

export const customer = z.object({
  customerId: z.string(),
  name: z.string().nullable(),
  owner: z.string().nullable(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  indicators,
  assessment: assessment.nullable(),
  openWarnings: z.array(warning),
  actions: z.array(action),
});

export const customerHistory = z.object({ customerId: z.string(), items: z.array(indicators) });

export const ratingChange = z.object({
  ratingChangeId: z.string(),
  customerId: z.string(),
  asOf: isoDate,
  direction: z.enum(['DOWNGRADE', 'UPGRADE']),
  fromGrade: z.string(),
  toGrade: z.string(),
  score: z.number(),
  probabilityOfDefault: z.number(),
  reasons: z.array(z.string()),
  open: money,
  overdue: money,
});
export const ratingChangePage = pageOf(ratingChange);

const group = z.object({
  name: z.string().nullable(),
  customers: z.int(),
  open: money,
  overdue: money,
  exposure: money,
});
const bucket = z.object({ bucket: z.string(), amount: money });

export const portfolio = z.object({
  asOf: isoDate.nullable().describe('The date asked for; null for the newest values.'),
  latestChange: isoDate.nullable().describe('Newest date on which any value changed.'),
  currency: z.string().nullable(),
  customers: z.int(),
  overdueCustomers: z.int(),
  totals: z.object({ open: money, overdue: money, disputed: money, exposure: money }).nullable(),
  overdueRatio: z.number(),
  ageing: z.array(bucket),
  byGrade: z.array(group),
  bySegment: z.array(group),
  topExposures: z.array(
    z.object({
      customerId: z.string(),
      grade: z.string().nullable(),
      exposure: money,
      overdue: money,
      share: z.number(),
    }),
  ),
  hhi: z
    .number()
    .nullable()
    .describe('Herfindahl–Hirschman index of exposure, 0 to 10,000; null without exposure.'),
  openWarnings: z.record(severity, z.int()),
});

export const status = z.object({
  businessDate: isoDate.nullable(),
  customers: z.int(),
  openWarnings: z.int(),
  topics: z.array(
    z.object({
      topic: z.string(),
      table: z.string(),
      rows: z.int(),
      lag: z
        .int()
        .nullable()
        .describe('Records on the log that are not yet stored; null when the log cannot be asked.'),
      partitions: z.array(
        z.object({ partition: z.int(), nextOffset: z.int(), endOffset: z.int().nullable() }),
      ),
    }),
  ),
});
