import { z } from 'zod';
import { isoDate, pageOf } from './common.ts';

export const decisionKinds = [
  'warning',
  'assessment',
  'rating-change',
  'action',
  'portfolio-warning',
] as const;

export const decision = z.object({
  decisionId: z.string().nullable().describe('Of a warning, rating change or action; assessments have none.'),
  kind: z.enum(decisionKinds),
  event: z
    .string()
    .describe('Of a warning RAISED, ESCALATED or CLEARED; of a rating change its direction; and so on.'),
  customerId: z.string().nullable().describe('Null for a warning about a portfolio.'),
  asOf: isoDate,
  detail: z.string().describe('The rule, the grades, the measure.'),
  policy: z.object({ id: z.string(), version: z.string() }),
  coreVersion: z.string(),
  decidedAt: z
    .object({ partition: z.int(), offset: z.int() })
    .nullable()
    .describe(
      'The record of the log that led to it; null for a warning about a portfolio, which a date led to.',
    ),
  published: z.object({ topic: z.string(), partition: z.int(), offset: z.int() }),
});
export const decisionPage = pageOf(decision);

export const deadLetter = z.object({
  at: z.iso.datetime(),
  source: z
    .object({ topic: z.string(), partition: z.int().nullable(), offset: z.int().nullable() })
    .describe('Where the record lies.'),
  stage: z.string(),
  reason: z.string(),
  message: z.string(),
  keyBase64: z.string().nullable(),
  valueBytes: z.int().nullable(),
  letter: z.object({ topic: z.string(), partition: z.int(), offset: z.int() }),
});
export const deadLetterPage = pageOf(deadLetter);

export const verification = z.object({
  warningId: z.string(),
  customerId: z.string(),
  isVerified: z.boolean().describe('Every record of the warning derives from the log to the same bytes.'),
  events: z.array(
    z.object({
      event: z.string(),
      asOf: isoDate.nullable(),
      result: z.enum(['equal', 'differs', 'not-derived', 'not-published']),
      published: z.object({ topic: z.string(), partition: z.int(), offset: z.int() }).nullable(),
      core: z.object({ published: z.string().nullable(), derived: z.string().nullable() }),
      differences: z.array(z.object({ field: z.string(), published: z.string(), derived: z.string() })),
    }),
  ),
});
