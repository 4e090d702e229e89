import { z } from 'zod';
import { pageOf } from './common.ts';
import type { Row } from './from-rows.ts';

export const deliveryStates = ['PENDING', 'DELIVERED', 'FAILED', 'EXHAUSTED'] as const;
const instant = z.string().describe('UTC.');

const notice = z.object({
  noticeId: z.string(),
  warningId: z.string().nullable(),
  event: z.string().describe('RAISED, ESCALATED, CLEARED, DOWNGRADED or UPGRADED.'),
  customerId: z.string(),
});

export const alertDelivery = z.object({
  deliveryId: z.string().describe('Same on every try; a webhook’s `webhook-id`.'),
  kind: z.string().describe('GROUP, DIGEST, ESCALATION or REMINDER.'),
  target: z.string(),
  channel: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  nextAttemptAt: instant.nullable(),
  lastError: z.string().nullable(),
  updatedAt: instant,
  customerId: z.string(),
  caseId: z.string().nullable(),
  resentBy: z.string().nullable().describe('Who sent it again after it was exhausted.'),
  subject: z.string(),
  notices: z.array(notice).describe('What it speaks of.'),
});
export const alertDeliveryPage = pageOf(alertDelivery);
export type AlertDelivery = z.output<typeof alertDelivery>;

export const resendRequest = z.strictObject({ by: z.string().trim().min(1).max(128).optional() });

export const alertTarget = z.object({
  target: z.string(),
  state: z.enum(['ENABLED', 'DISABLED']),
  reason: z.string().describe('What the receiver answered, or what a person said.'),
  deliveryId: z.string().nullable(),
  updatedBy: z.string().nullable(),
  updatedAt: instant,
});
export const alertTargetList = z.object({
  items: z.array(alertTarget).describe('Targets that were ever disabled; all others are sent to.'),
});
export const enableRequest = z.strictObject({
  by: z.string().trim().min(1).max(128).optional(),
  reason: z.string().trim().min(1).max(500).default('enabled by hand'),
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : text(value);

/** A row of `deliveries_current` as the API tells it. */
export function alertDeliveryFrom(row: Row): AlertDelivery {
  return {
    deliveryId: text(row.delivery_id),
    kind: text(row.kind) || 'WARNING',
    target: text(row.target),
    channel: text(row.channel),
    state: text(row.state) as AlertDelivery['state'],
    attempts: Number(row.attempts),
    nextAttemptAt: textOrNull(row.next_attempt_at),
    lastError: textOrNull(row.last_error),
    updatedAt: text(row.updated_at),
    customerId: text(row.customer_id),
    caseId: textOrNull(row.case_id),
    resentBy: textOrNull(row.resent_by),
    subject: text(row.subject),
    notices: JSON.parse(text(row.notices) || '[]') as AlertDelivery['notices'],
  };
}

/** A row of `alert_targets` as the API tells it. */
export function alertTargetFrom(row: Row): z.output<typeof alertTarget> {
  return {
    target: text(row.target),
    state: row.state === 'DISABLED' ? 'DISABLED' : 'ENABLED',
    reason: text(row.reason),
    deliveryId: textOrNull(row.delivery_id),
    updatedBy: textOrNull(row.updated_by),
    updatedAt: text(row.updated_at),
  };
}
