import { z } from 'zod';
import { CASE_SORTS } from '../cases/case-list.ts';
import { dateParameter, pageQuery } from '../http/request.ts';
import { caseState } from './cases.ts';
import { severity } from './common.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const name = z.string().min(1).max(200);

const VIEWS = ['ACTIVE', 'CLOSED', 'ALL'] as const;

export const caseFilter = {
  state: z
    .enum([...VIEWS, ...caseState.options])
    .optional()
    .describe('ACTIVE, which is what is given without it: all that are not resolved or written off.'),
  assignee: name.optional(),
  unassigned: flag.optional().describe('true: only cases that nobody works on.'),
  owner: name.optional().describe('Collector responsible for the customer.'),
  segment: z.string().max(100).optional(),
  severity: severity.optional(),
  customer: z.string().max(256).optional(),
  machine: z.enum(['FIRING', 'CLEAR']).optional().describe('Whether a warning is open.'),
  overdue: flag.optional().describe('Whether what was due has been missed.'),
  snoozed: flag.optional().describe('Whether it is put off; both without it.'),
};
export const caseListQuery = z.strictObject({
  ...caseFilter,
  sort: z.enum(CASE_SORTS).default('priority').describe('The first to work on first.'),
  ...pageQuery,
});
export const caseCountsQuery = z.strictObject(caseFilter);

const invoices = z
  .array(
    z.strictObject({
      invoiceId: z.string().min(1).max(256),
      amountMinor: z
        .int()
        .min(1)
        .max(Number.MAX_SAFE_INTEGER)
        .nullable()
        .default(null)
        .describe("Minor units of the invoice's currency; null for all that is open."),
    }),
  )
  .min(1)
  .max(100);
const instant = z.iso.datetime({ offset: true });
const by = name
  .optional()
  .describe('Who does it, where an administrator acts for somebody; else it is who asks.');
const comment = z.string().min(1).max(4_000);
const common = { by, comment: comment.optional().describe('Why, or what was said.') };
const date = dateParameter.unwrap();

const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), ...common });
const explained = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), by, comment });

/** One act, told apart by `kind`. */
export const caseActRequest = z.discriminatedUnion('kind', [
  plain('ACKNOWLEDGE').extend({
    until: instant.optional().describe('When the acknowledgement ends by itself.'),
  }),
  plain('START'),
  plain('ASSIGN').extend({ assignee: name.nullable().describe('null for nobody.') }),
  explained('NOTE'),
  plain('PROMISE').extend({ promisedDate: date.describe('Day by which the customer is to pay.'), invoices }),
  plain('DISPUTE').extend({ invoices }),
  plain('RESOLVE_DISPUTE').extend({ invoices }),
  plain('SNOOZE').extend({ until: instant }),
  plain('WAKE'),
  plain('APPROVE_ACTION').extend({ actionId: z.string().min(1).max(256) }),
  plain('REFUSE_ACTION').extend({ actionId: z.string().min(1).max(256) }),
  plain('RESOLVE'),
  explained('WRITE_OFF'),
  explained('HAND_TO_LEGAL'),
  plain('REOPEN'),
]);
export type CaseActRequest = z.output<typeof caseActRequest>;

const MOST_ACTS = 100;
export const caseActsRequest = z.strictObject({
  acts: z
    .array(z.strictObject({ caseId: z.string().min(1).max(512), act: caseActRequest }))
    .min(1)
    .max(MOST_ACTS)
    .describe('Each is done or refused by itself, in this order.'),
});
