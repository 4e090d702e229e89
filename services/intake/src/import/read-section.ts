import { validateRecord } from '@foreshock/contracts';
import { customerEvent, readCustomerRow } from '../events/customer-row.ts';
import type { DatedEvent } from '../events/dated-event.ts';
import { documentEvent } from '../events/invoice-events.ts';
import { readInvoiceRow } from '../events/invoice-row.ts';
import { isProblem } from '../events/is-problem.ts';
import { overdueEvent, readOverdueRow } from '../events/overdue-row.ts';
import { paymentEvent } from '../events/payment-events.ts';
import { readPaymentRow } from '../events/payment-row.ts';
import { columnsOf } from '../mapping/columns.ts';
import type { SectionContext } from '../mapping/context.ts';
import type {
  CustomerFields,
  CustomerMapping,
  InvoiceMapping,
  OverdueMapping,
  PaymentMapping,
} from '../mapping/types.ts';
import type { Row } from '../text/row.ts';
import type { Problem } from '../values/outcome.ts';
import type { DraftBuilder } from './draft-builder.ts';
import { PaymentGrouper } from './payment-grouper.ts';

/** Takes the rows of one file into the draft. */
export interface SectionReader {
  readonly columns: readonly string[];
  take(row: Row): Problem | null;
  /** What only shows when every row is in. */
  finish(): { line: number; raw: string; problem: Problem }[];
}

const nothingLeft = () => [];

export function customerReader(
  mapping: CustomerMapping,
  context: SectionContext,
  builder: DraftBuilder,
): SectionReader {
  const take = (row: Row) => {
    const facts = readCustomerRow(row, mapping.customerId, mapping, context);
    if (isProblem(facts)) return facts;
    return (
      invalid(customerEvent(facts, context.source, context.period.to)) ?? builder.addCustomer(facts, row.line)
    );
  };
  return { columns: columnsOf(mapping), take, finish: nothingLeft };
}

export function invoiceReader(
  mapping: InvoiceMapping,
  master: CustomerFields | undefined,
  context: SectionContext,
  builder: DraftBuilder,
): SectionReader {
  const take = (row: Row) => {
    const facts = readInvoiceRow(row, mapping, context);
    if (isProblem(facts)) return facts;
    const customer = master && readCustomerRow(row, mapping.customerId, master, context);
    if (customer && isProblem(customer)) return customer;
    const problem = invalid(documentEvent(facts, context.source)) ?? builder.addInvoice(facts, row.line);
    if (problem === null && customer) builder.noteCustomer(customer, facts.occurredOn);
    return problem;
  };
  return { columns: [...columnsOf(mapping), ...columnsOf(master ?? {})], take, finish: nothingLeft };
}

export function overdueReader(
  mapping: OverdueMapping,
  context: SectionContext,
  builder: DraftBuilder,
): SectionReader {
  const take = (row: Row) => {
    const facts = readOverdueRow(row, mapping, context);
    if (isProblem(facts)) return facts;
    const customerId = facts.customerId ?? 'not known yet';
    return (
      invalid(overdueEvent({ ...facts, customerId }, context.source)) ?? builder.addOverdue(facts, row.line)
    );
  };
  return { columns: columnsOf(mapping), take, finish: nothingLeft };
}

export function paymentReader(
  mapping: PaymentMapping,
  context: SectionContext,
  builder: DraftBuilder,
): SectionReader {
  const grouper = new PaymentGrouper();
  const take = (row: Row) => {
    const facts = readPaymentRow(row, mapping, context);
    return isProblem(facts) ? facts : grouper.add(facts, { line: row.line, raw: row.raw });
  };
  const finish = () =>
    [...grouper.finish((invoiceIds) => builder.customerOf(invoiceIds))].flatMap(({ origins, outcome }) => {
      const problem = isProblem(outcome) ? outcome : invalid(paymentEvent(outcome, context.source));
      if (problem) return origins.map((origin) => ({ ...origin, problem }));
      if (!isProblem(outcome)) builder.draft.payments.push(outcome);
      return [];
    });
  return { columns: columnsOf(mapping), take, finish };
}

/** What the contract's own checks say. */
function invalid({ type, record }: DatedEvent): Problem | null {
  return validateRecord(type, record);
}
