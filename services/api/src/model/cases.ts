import { z } from 'zod';
import { isoDate, money, pageOf, severity } from './common.ts';

const time = z.string().describe('ISO instant.');
const invoicePart = z.object({
  invoiceId: z.string(),
  amountMinor: z
    .int()
    .nullable()
    .describe("Minor units of the invoice's currency; null for all that is open."),
});

export const caseState = z.enum([
  'OPEN',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'PROMISED',
  'LEGAL',
  'RESOLVED',
  'WRITTEN_OFF',
]);

export const caseSummary = z.object({
  caseId: z.string(),
  customerId: z.string(),
  customerName: z.string().nullable(),
  state: caseState.describe('Where people stand with it.'),
  machine: z.enum(['FIRING', 'CLEAR']).describe('Whether any of its warnings is open.'),
  severity,
  segment: z.string().nullable(),
  region: z.string().nullable(),
  grade: z.string().nullable(),
  owner: z.string().nullable().describe('Collector responsible for the customer.'),
  assignee: z.string().nullable().describe('Who works on it.'),
  priority: z.object({
    value: z.number().describe('Money at stake × urgency.'),
    atStake: money,
    factors: z.array(z.object({ name: z.string(), value: z.number(), text: z.string() })),
    text: z.string().describe('The same in a sentence, in the language asked for.'),
  }),
  title: z.string().describe('Of its worst open warning, in the language asked for.'),
  nextStep: z.string().describe('Of its worst open warning, in the language asked for.'),
  openWarnings: z.int(),
  open: money,
  overdue: money,
  expectedLoss: money.nullable(),
  daysPastDue: z.int().nullable(),
  openedAt: time,
  touchedAt: time.nullable().describe('When a person last did something.'),
  acknowledged: z.object({ by: z.string(), at: time, until: time.nullable() }).nullable(),
  snoozedUntil: time.nullable().describe('null too where it is back since it became worse.'),
  due: z
    .object({ kind: z.enum(['RESPOND', 'NEXT_STEP']), at: time, isMissed: z.boolean() })
    .nullable()
    .describe('What has to be done by when; null while nothing is.'),
  promise: z
    .object({ promisedDate: isoDate, state: z.enum(['PENDING', 'KEPT', 'BROKEN']) })
    .nullable()
    .describe('The last promise.'),
  openDisputes: z.int(),
  reopenings: z.int(),
  closedAt: time.nullable(),
  revision: z.int(),
});
export const casePage = pageOf(caseSummary);

export const caseChange = z.object({
  at: time,
  revision: z.int(),
  change: z.string(),
  state: caseState.describe('After it.'),
  by: z.string().nullable(),
  comment: z.string().nullable(),
  about: z.string().nullable(),
  act: z.record(z.string(), z.unknown()).nullable(),
  refusal: z.object({ code: z.string(), text: z.string() }).nullable(),
  text: z.string().describe('In the language asked for.'),
});

export const caseDetail = caseSummary.extend({
  warnings: z.array(
    z.object({
      warningId: z.string(),
      ruleId: z.string(),
      title: z.string(),
      nextStep: z.string(),
      severity,
      raisedOn: isoDate,
      isOpen: z.boolean(),
    }),
  ),
  promises: z.array(
    z.object({
      promiseId: z.string(),
      madeOn: isoDate,
      promisedDate: isoDate,
      invoices: z.array(invoicePart),
      state: z.enum(['PENDING', 'KEPT', 'BROKEN']),
      settledOn: isoDate.nullable(),
    }),
  ),
  disputes: z.array(
    invoicePart.extend({ disputeId: z.string(), reason: z.string().nullable(), isOpen: z.boolean() }),
  ),
  actions: z.array(
    z.object({
      actionId: z.string(),
      kind: z.string().nullable(),
      decision: z.enum(['APPROVED', 'REFUSED']),
      decidedBy: z.string(),
      decidedAt: time,
    }),
  ),
  history: z.array(caseChange).describe('Every change, the oldest first.'),
});

export const caseCounts = z.object({
  total: z.int(),
  byState: z.record(z.string(), z.int()),
  bySeverity: z.record(z.string(), z.int()),
  unassigned: z.int(),
  overdue: z.int(),
  snoozed: z.int(),
  firing: z.int(),
  promiseBroken: z.int(),
});

export const actDone = z.object({
  actId: z.string(),
  outcome: z.enum(['DONE', 'REPEATED']).describe('REPEATED: it was done before by the same request.'),
  case: caseSummary,
});
export const actsDone = z.object({
  items: z.array(
    z.object({
      caseId: z.string(),
      actId: z.string().nullable(),
      outcome: z.enum(['DONE', 'REPEATED', 'REFUSED', 'UNKNOWN', 'LEDGER_SILENT', 'UNDECIDED']),
      code: z.string().nullable().describe('Why it was refused.'),
      text: z.string().nullable(),
      case: caseSummary.nullable(),
    }),
  ),
});
