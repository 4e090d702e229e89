import { z } from 'zod';
import { evidence, isoDate, money, pageOf, severity } from './common.ts';

export const warning = z.object({
  warningId: z.string(),
  customerId: z.string(),
  ruleId: z.string(),
  state: z.enum(['OPEN', 'CLEARED']),
  title: z.string().describe('In the language asked for.'),
  nextStep: z.string().describe('In the language asked for.'),
  riskSource: z.string(),
  severity,
  likelihood: z.string(),
  priority: z.int(),
  raisedOn: isoDate,
  clearedOn: isoDate.nullable(),
  clearReason: z.string().nullable(),
  escalations: z.int(),
  open: money,
  overdue: money,
  policy: z.object({ id: z.string(), version: z.string() }),
  decidedAt: z.object({ partition: z.int(), offset: z.int() }),
});
export const warningPage = pageOf(warning);

export const warningEvent = z.object({
  event: z.enum(['RAISED', 'ESCALATED', 'CLEARED']),
  asOf: isoDate,
  decidedAt: z.object({ partition: z.int(), offset: z.int() }),
  severity: severity.nullable(),
  reason: z.string().nullable(),
  evidence: z.array(evidence),
});

export const delivery = z.object({
  deliveryId: z.string(),
  event: z.string(),
  channel: z.string(),
  target: z.string(),
  state: z.enum(['PENDING', 'DELIVERED', 'FAILED', 'EXHAUSTED']),
  attempts: z.int(),
  nextAttemptAt: z.string().nullable(),
  lastError: z.string().nullable(),
});

export const warningDetail = warning.extend({ events: z.array(warningEvent), deliveries: z.array(delivery) });

export const explanation = z.object({
  warningId: z.string(),
  customerId: z.string(),
  language: z.enum(['en', 'zh']),
  sentences: z.array(z.string()).describe('The whole explanation in plain sentences.'),
  rule: z.unknown().describe('The rule as it stood when the warning was raised.'),
  evidence: z.array(evidence),
  score: z
    .object({
      grade: z.string(),
      score: z.number(),
      points: z.array(z.looseObject({ name: z.string(), label: z.string() })),
    })
    .nullable()
    .describe('The assessment at the deciding event.'),
  cause: z
    .array(
      z.object({
        recordType: z.string(),
        eventId: z.string(),
        occurredAt: z.string().nullable(),
        position: z.object({ partition: z.int(), offset: z.int() }),
        record: z.unknown(),
        sentence: z.string(),
      }),
    )
    .describe("The customer's last events on the log up to the deciding one, the newest first."),
  decidedBy: z.object({
    policyId: z.string(),
    policyVersion: z.string(),
    coreVersion: z.string(),
    partition: z.int(),
    offset: z.int(),
    asOf: isoDate,
  }),
});
