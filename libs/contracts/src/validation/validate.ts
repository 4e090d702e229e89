import type { RecordName, RecordTypes } from '../generated/records.ts';
import type { RecordsOn } from '../records.ts';
import { maximumAllocations, tenYears } from './bounds.ts';
import {
  amount,
  countUpTo,
  currency,
  date,
  finite,
  id,
  list,
  mapOf,
  optional,
  rate,
  text,
  timestamp,
} from './checks.ts';
import { judgementProblem } from './judgement.ts';
import { problem } from './problem.ts';
import type { Check, InvalidRecord } from './problem.ts';

type FieldChecks<Value> = { readonly [Field in keyof Value]?: Check<Value[Field]> };

const maximumPolicyBytes = 256 * 1024;

const common = { eventId: id, occurredAt: timestamp, source: id };
const ofCustomer = { ...common, customerId: id };

const allocation: Check<RecordTypes['PaymentEvent']['allocations'][number]> = (value, field) =>
  id(value.invoiceId, `${field}.invoiceId`) ?? amount(value.amountMinor, `${field}.amountMinor`);

const policyBody: Check<string> = (value, field) =>
  value.length > 0 && Buffer.byteLength(value) <= maximumPolicyBytes
    ? null
    : problem(
        'invalid-policy',
        field,
        `${Buffer.byteLength(value)} bytes`,
        `1 to ${maximumPolicyBytes} bytes`,
      );

const sha256Hex: Check<string> = (value, field) =>
  /^[0-9a-f]{64}$/.test(value)
    ? null
    : problem('invalid-policy', field, value, 'SHA-256 in lower-case hex is needed');

/** A judgement without a reason is none. */
const stated: Check<string> = (value, field) =>
  value.trim() === '' ? problem('invalid-text', field, value, 'say why') : text(value, field);

/** The checks of the fields of each record of the log, in the order in which problems are reported. */
const fieldChecks: { readonly [Name in RecordsOn<'ledger.events'>]: FieldChecks<RecordTypes[Name]> } = {
  InvoiceEvent: {
    ...ofCustomer,
    invoiceId: id,
    issueDate: date,
    dueDate: date,
    amountMinor: amount,
    currency,
    companyCode: optional(text),
    documentType: optional(text),
    orderId: optional(text),
    terms: optional(text),
  },
  PaymentEvent: {
    ...ofCustomer,
    paymentId: id,
    paymentDate: date,
    amountMinor: amount,
    currency,
    allocations: list(allocation, maximumAllocations),
    method: optional(text),
  },
  OverdueEvent: {
    ...ofCustomer,
    invoiceId: id,
    dunningLevel: optional(countUpTo(100)),
    promisedDate: optional(date),
    amountMinor: optional(amount),
    reason: optional(text),
  },
  CustomerEvent: {
    ...ofCustomer,
    name: text,
    industry: optional(text),
    country: optional(text),
    region: optional(text),
    parentId: optional(id),
    owner: optional(text),
    creditLimitMinor: optional(amount),
    currency: optional(currency),
    termsDays: optional(countUpTo(tenYears)),
    onboardedOn: optional(date),
  },
  SignalEvent: { ...ofCustomer, numbers: mapOf(finite), texts: mapOf(text), validUntil: optional(date) },
  ClockTick: { ...common, date },
  PolicyActivated: {
    ...common,
    policyId: id,
    version: id,
    hash: sha256Hex,
    body: policyBody,
    activatedBy: id,
    approvedBy: optional(id),
    proposedBy: optional(id),
    rollbackOf: optional(id),
  },
  JudgementEvent: {
    ...ofCustomer,
    grade: optional(id),
    limitMinor: optional(amount),
    currency: optional(currency),
    reason: stated,
    validUntil: optional(date),
    decidedBy: id,
    approvedBy: optional(id),
  },
  ShadowDeactivated: { ...common, policyId: id, version: id, deactivatedBy: id },
  FxRate: { ...common, base: currency, quote: currency, date, rate },
};

/** Rules between fields, checked after every single field is sound. */
const recordChecks: { readonly [Name in RecordName]?: (record: RecordTypes[Name]) => InvalidRecord | null } =
  {
    InvoiceEvent: ({ issueDate, dueDate }) =>
      Math.abs(dueDate - issueDate) <= tenYears
        ? null
        : problem('invalid-date', 'dueDate', dueDate, `more than ten years from the issueDate ${issueDate}`),
    FxRate: ({ base, quote }) =>
      base === quote ? problem('invalid-currency', 'quote', quote, 'the same as the base') : null,
    JudgementEvent: judgementProblem,
    CustomerEvent: ({ creditLimitMinor, currency: code }) =>
      creditLimitMinor !== null && code === null
        ? problem('invalid-currency', 'currency', code, 'a credit limit needs its currency')
        : null,
  };

type AnyChecks = readonly (readonly [field: string, check: Check<unknown>])[];

const checksByName = new Map<string, AnyChecks>(
  Object.entries(fieldChecks).map(([name, checks]) => [name, Object.entries(checks) as AnyChecks]),
);

/** The first problem of a well-formed record of the log, or null. Records of other topics have no rules of their own. */
export function validateRecord<Name extends RecordName>(
  name: Name,
  record: RecordTypes[Name],
): InvalidRecord | null {
  for (const [field, check] of checksByName.get(name) ?? []) {
    const found = check((record as unknown as Readonly<Record<string, unknown>>)[field], field);
    if (found) return found;
  }
  return recordChecks[name]?.(record) ?? null;
}
