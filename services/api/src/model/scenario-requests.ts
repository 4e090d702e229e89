import { SIGNAL_KINDS } from '@foreshock/policy';
import { z } from 'zod';
import { isoDate } from './common.ts';

const MOST_MINOR = 10 ** 13;
const amountMinor = z.int().min(0).max(MOST_MINOR).describe('Integer minor units.');
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()
  .describe('ISO 4217; the base currency where absent.');
const invoiceId = z.string().min(1).max(256);

export const intervention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ORDER'), amountMinor, currency }),
  z.strictObject({ kind: z.literal('INVOICE'), amountMinor, currency, dueDate: isoDate }),
  z.strictObject({
    kind: z.literal('PAYMENT'),
    amountMinor,
    currency,
    invoiceId: invoiceId.optional().describe('The oldest due are paid first where absent.'),
  }),
  z.strictObject({ kind: z.literal('LIMIT'), amountMinor }),
  z.strictObject({ kind: z.literal('GUARANTEE'), amountMinor, until: isoDate.optional() }),
  z.strictObject({ kind: z.literal('INSURANCE'), amountMinor, until: isoDate.optional() }),
  z.strictObject({ kind: z.literal('RATING'), pd: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal('DISPUTE'), invoiceId }),
  z.strictObject({ kind: z.literal('RESOLVE_DISPUTE'), invoiceId }),
]);

const asOf = isoDate
  .optional()
  .describe('Begin as known at the end of this business date; now where absent.');

export const whatIfRequest = z.strictObject({
  interventions: z.array(intervention).min(1).max(50),
  on: isoDate.optional().describe('When they happen, at most 730 days on; the business date where absent.'),
  asOf,
});

export const forecastQuery = z.strictObject({
  mode: z.enum(['no-payments', 'as-usual']).default('no-payments'),
  until: isoDate.optional().describe('At most 730 days on; 120 days on where absent.'),
  asOf,
});

export const explanationQuery = z.strictObject({ asOf });

const numbers = z.record(z.string().max(100), z.number());
export const newCustomerRequest = z.strictObject({
  customerId: z.string().min(1).max(256).default('new-customer'),
  name: z.string().min(1).max(500),
  segment: z.enum(['LARGE', 'MEDIUM', 'SMALL']),
  industry: z.string().max(200).nullable().default(null),
  country: z.string().max(200).nullable().default(null),
  region: z.string().max(200).nullable().default(null),
  requestedLimitMinor: amountMinor.nullable().default(null),
  requestedTermsDays: z.int().min(0).max(365).nullable().default(null),
  on: isoDate.optional().describe('As of this day; today where absent.'),
  signals: z
    .array(
      z.strictObject({
        kind: z.enum(SIGNAL_KINDS),
        numbers,
        texts: z.record(z.string().max(100), z.string().max(1_000)).default({}),
        validUntil: isoDate.nullable().default(null),
      }),
    )
    .max(50)
    .default([])
    .describe('Statement, outside rating, industry and whatever else there is.'),
});
