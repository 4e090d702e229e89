import { z } from 'zod';
import { isoDate, money } from './common.ts';

const policy = z.object({ id: z.string(), version: z.string(), segment: z.string() });

/** A customer at one moment. */
export const summary = z.object({
  asOf: isoDate,
  segment: z.string(),
  grade: z.string(),
  score: z.number(),
  behaviourScore: z.number(),
  externalScore: z.number().nullable(),
  probabilityOfDefault: z.number(),
  inDefault: z.boolean(),
  open: money,
  overdue: money,
  exposure: money,
  expectedLoss: money,
  recommendedLimit: money,
  warnings: z.array(
    z.object({ ruleId: z.string(), title: z.string(), severity: z.string(), since: isoDate.nullable() }),
  ),
});

export const forecast = z.object({
  customerId: z.string(),
  mode: z.enum(['no-payments', 'as-usual']),
  language: z.string(),
  from: isoDate,
  until: isoDate,
  assumptions: z.array(z.string()).describe('What is taken for granted, in sentences.'),
  habit: z
    .object({
      parts: z.int(),
      paidMinor: z.int(),
      meanDaysLate: z.number(),
      spreadDays: z.number(),
      termsDays: z.number(),
      latestDaysLate: z.number(),
    })
    .nullable()
    .describe('How he paid within 365 days, weighted by amount.'),
  payments: z.array(
    z.object({
      invoiceId: z.string(),
      dueDate: isoDate,
      amount: money,
      paidOn: isoDate.nullable(),
      because: z.enum(['usual', 'due-date', 'later-than-ever', 'disputed']),
    }),
  ),
  now: summary,
  end: summary,
  entries: z.array(
    z.object({
      date: isoDate,
      type: z.string(),
      what: z.string(),
      why: z.string(),
      grade: z.string(),
      exposure: money,
      overdue: money,
      expectedLoss: money,
      decision: z.looseObject({}).describe('The record as it would be published.'),
    }),
  ),
});

const pointsAt = z.object({ value: z.number().nullable(), points: z.number(), text: z.string().nullable() });

export const whatIf = z.object({
  customerId: z.string(),
  on: isoDate,
  language: z.string(),
  before: summary,
  after: summary,
  points: z.array(
    z.object({ name: z.string(), label: z.string(), before: pointsAt.nullable(), after: pointsAt }),
  ),
  rules: z.array(
    z.object({
      ruleId: z.string(),
      title: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  decisions: z.array(z.object({ type: z.string(), what: z.string(), decision: z.looseObject({}) })),
  refusals: z.array(z.object({ index: z.int(), reason: z.string(), message: z.string() })),
});

const bin = z
  .object({ from: z.number().nullable(), to: z.number().nullable(), points: z.number(), text: z.string() })
  .nullable();
const evidence = z.object({
  name: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  met: z.boolean(),
  text: z.string().nullable(),
  thresholdText: z.string().nullable(),
});

const recommendedTerms = z
  .object({
    days: z.int().nullable().describe('To pay.'),
    earlyPaymentDiscount: z.object({ ratio: z.number(), days: z.int() }).nullable(),
    instalments: z.int().nullable().describe('So many may be agreed at most.'),
    prepaymentRatio: z.number().describe('Share to be paid before delivery, 0 to 1.'),
    guaranteeRequired: z.boolean(),
    insuranceRequired: z.boolean(),
    transactionCap: money.nullable(),
    nextReviewOn: isoDate.nullable(),
    sentences: z.array(z.string()),
  })
  .describe('The terms that the policy recommends for the grade; null for what it does not name.');

const standing = {
  customerId: z.string(),
  language: z.string(),
  policy,
  now: summary,
  recommendedTerms,
  grades: z.array(z.looseObject({ grade: z.string(), minScore: z.number().nullable() })),
  marginPoints: z.number(),
  probation: z.object({ grade: z.string(), since: isoDate }).nullable(),
  inDefaultSince: isoDate.nullable(),
  points: z
    .array(
      z.object({
        name: z.string(),
        label: z.string(),
        measure: z.string(),
        group: z.enum(['behaviour', 'external']),
        source: z.string(),
        value: z.number().nullable(),
        text: z.string().nullable(),
        points: z.number(),
        missingPoints: z.number(),
        bin,
        lower: bin,
        upper: bin,
      }),
    )
    .describe('Each characteristic with its bin and the bins beside it.'),
  overrides: z.array(z.looseObject({ id: z.string(), fired: z.boolean(), evidence: z.array(evidence) })),
  rules: z.array(
    z.looseObject({
      ruleId: z.string(),
      isOpen: z.boolean(),
      isRaising: z.boolean(),
      raise: z.array(evidence),
      clear: z.array(evidence),
    }),
  ),
};

export const standingExplanation = z.object({
  ...standing,
  moved: z
    .array(
      z.looseObject({
        offset: z.int(),
        date: isoDate,
        sentence: z.string(),
        changes: z.array(z.looseObject({ name: z.string(), text: z.string() })),
      }),
    )
    .describe('The latest events that changed a value which decisions read, the newest first.'),
  sources: z.array(
    z.object({
      source: z.string(),
      isPresent: z.boolean(),
      isStale: z.boolean(),
      lastHeardOf: isoDate.nullable(),
      ageDays: z.int().nullable(),
    }),
  ),
  counterfactuals: z
    .array(
      z.object({ goal: z.looseObject({}), ways: z.array(z.looseObject({})), sentences: z.array(z.string()) }),
    )
    .describe('What would have to be otherwise, found by trying it.'),
});

export const newCustomer = z.object({
  ...standing,
  name: z.string(),
  requestedLimit: money.nullable(),
  grantedLimit: money,
  terms: z
    .int()
    .nullable()
    .describe('Days to pay, no more than were asked for; 0 against prepayment; null where nobody named any.'),
  conditions: z.array(z.string()),
  sources: z.object({ present: z.array(z.string()), missing: z.array(z.string()) }),
  better: z.array(z.string()).describe('What a better grade would take.'),
});
