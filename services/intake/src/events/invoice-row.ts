import { invoiceKinds, type Day, type InvoiceKind } from '@foreshock/contracts';
import type { SectionContext } from '../mapping/context.ts';
import { FieldReader } from '../mapping/field-reader.ts';
import type { DisputeMapping, InvoiceMapping } from '../mapping/types.ts';
import type { Row } from '../text/row.ts';
import type { Problem } from '../values/outcome.ts';

/** What one row of an invoice list says. Amounts in minor units, at least 0. */
export interface InvoiceFacts {
  readonly kind: InvoiceKind;
  /** Number of the row's own document; differs from `invoiceId` for a credit note that names an invoice. */
  readonly documentId: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly occurredOn: Day;
  readonly issueDate: Day;
  readonly dueDate: Day;
  readonly amountMinor: number;
  readonly currency: string;
  readonly companyCode: string | null;
  readonly documentType: string | null;
  readonly orderId: string | null;
  readonly terms: string | null;
  readonly settledDate: Day | null;
  readonly settlementId: string | null;
  readonly disputedOn: Day | null;
}

/** Reads a row by the mapping's `invoices` section. */
export function readInvoiceRow(
  row: Row,
  mapping: InvoiceMapping,
  context: SectionContext,
): InvoiceFacts | Problem {
  const fields = new FieldReader(row, context);
  const documentId = fields.required('invoiceId', mapping.invoiceId);
  const customerId = fields.required('customerId', mapping.customerId);
  const issueDate = fields.eventDate('issueDate', mapping.issueDate);
  const currency = fields.currency('currency', mapping.currency);
  const signedMinor = fields.amount('amount', mapping.amount, currency);
  const documentType = fields.optional('documentType', mapping.documentType);
  const kind = kindOf(fields, mapping, documentType, signedMinor);
  const credited = fields.optional('creditedInvoiceId', mapping.creditNotes?.creditedInvoiceId);
  const isCredit = kind === 'CREDIT_NOTE';
  const dueDate = isCredit ? issueDate : readDueDate(fields, mapping, issueDate);
  const settledDate = isCredit ? null : fields.optionalDate('settledDate', mapping.settledDate);
  if (settledDate !== null) fields.inPeriod('settledDate', settledDate);
  const facts: InvoiceFacts = {
    kind,
    documentId,
    invoiceId: isCredit && credited !== null ? credited : documentId,
    customerId,
    occurredOn:
      mapping.occurredOn === undefined ? issueDate : fields.eventDate('occurredOn', mapping.occurredOn),
    issueDate,
    dueDate,
    amountMinor: Math.abs(signedMinor),
    currency,
    companyCode: fields.optional('companyCode', mapping.companyCode),
    documentType,
    orderId: fields.optional('orderId', mapping.orderId),
    terms: fields.optional('terms', mapping.terms),
    settledDate,
    settlementId: fields.optional('settlementId', mapping.settlementId),
    disputedOn: readDispute(fields, mapping.disputed, issueDate, settledDate, context.period.to),
  };
  return fields.problem ?? facts;
}

function kindOf(
  fields: FieldReader,
  mapping: InvoiceMapping,
  documentType: string | null,
  signedMinor: number,
): InvoiceKind {
  const { negativeAmounts = false, documentTypes = [] } = mapping.creditNotes ?? {};
  const byType = documentType !== null && documentTypes.map(String).includes(documentType);
  if (byType || (negativeAmounts && signedMinor < 0)) return 'CREDIT_NOTE';
  if (signedMinor < 0) {
    fields.fail('amount', 'negative-amount', 'an amount below 0, and the mapping names no credit notes');
  }
  return fields.oneOf('kind', mapping.kind, invoiceKinds, 'ISSUED');
}

function readDueDate(fields: FieldReader, mapping: InvoiceMapping, issueDate: Day): Day {
  const spec = mapping.dueDate;
  if (typeof spec === 'object' && 'termsDays' in spec) {
    const days = fields.optionalInteger('dueDate', spec.termsDays);
    if (days === null) fields.fail('dueDate', 'missing-value', 'the days to pay are empty');
    return issueDate + (days ?? 0);
  }
  const dueDate = fields.date('dueDate', spec);
  if (dueDate < issueDate)
    fields.fail('dueDate', 'due-before-issue', 'the due date is before the issue date');
  return dueDate;
}

/** The day of the dispute: as mapped, brought back to the settlement, and to the issue where it would lie ahead. */
function readDispute(
  fields: FieldReader,
  mapping: DisputeMapping | undefined,
  issueDate: Day,
  settledDate: Day | null,
  lastDay: Day,
): Day | null {
  if (mapping === undefined) return null;
  const flag = fields.optional('disputed', mapping.column) ?? '';
  if (!mapping.yes.map(String).includes(flag)) {
    const known = flag === '' || mapping.no.map(String).includes(flag);
    if (!known)
      fields.fail('disputed', 'unknown-value', `"${flag}" is neither a yes nor a no of the mapping`);
    return null;
  }
  const { raisedOn } = mapping;
  const byRule = typeof raisedOn === 'object' && 'daysAfterIssue' in raisedOn;
  const raised = byRule ? issueDate + raisedOn.daysAfterIssue : fields.optionalDate('disputedOn', raisedOn);
  const day = Math.min(raised ?? issueDate, settledDate ?? Infinity);
  return day > lastDay ? issueDate : day;
}
