import type { DatedEvent } from '../events/dated-event.ts';
import { disputeEvents, documentEvent, settlementEvents } from '../events/invoice-events.ts';
import { readInvoiceRow } from '../events/invoice-row.ts';
import { isProblem } from '../events/is-problem.ts';
import { overdueEvent, readOverdueRow } from '../events/overdue-row.ts';
import { paymentEvent } from '../events/payment-events.ts';
import { readPaymentRow } from '../events/payment-row.ts';
import { whole } from '../import/payment-grouper.ts';
import { sectionContext } from '../mapping/context.ts';
import { MappingError } from '../mapping/read.ts';
import type { Mapping } from '../mapping/types.ts';
import type { Row } from '../text/row.ts';
import type { Problem } from '../values/outcome.ts';

/** Turns one record of a company's topic into events of the log. `position` names it where the document has no number. */
export type BridgeMapper = (row: Row, position: string) => readonly DatedEvent[] | Problem;

export type BridgeSection = 'invoices' | 'payments' | 'overdues';

/** Far enough ahead that no document meets it: a bridge must not depend on its own clock. */
const LAST_DAY = 84_000;

/** The mapper of a section. @throws MappingError when the section lacks what one record alone must say. */
export function bridgeMapper(section: BridgeSection, mapping: Mapping): BridgeMapper {
  const { invoices, payments, overdues, source } = mapping;
  const context = sectionContext(mapping, mapping[section] ?? {}, LAST_DAY);
  if (section === 'invoices' && invoices) {
    return (row) => {
      const facts = readInvoiceRow(row, invoices, context);
      if (isProblem(facts)) return facts;
      const settlement = settlementEvents(facts, source, facts.amountMinor);
      return [documentEvent(facts, source), ...disputeEvents(facts, source), ...settlement];
    };
  }
  if (section === 'payments' && payments) {
    if (payments.customerId === undefined) throw noCustomer(section);
    return (row, position) => {
      const facts = readPaymentRow(row, payments, context);
      if (isProblem(facts)) return facts;
      if (facts.customerId === null) return missing('customerId');
      const payment = whole({ ...facts, paymentId: facts.paymentId ?? position }, facts.customerId);
      return isProblem(payment) ? payment : [paymentEvent(payment, source)];
    };
  }
  if (section === 'overdues' && overdues) {
    if (overdues.customerId === undefined) throw noCustomer(section);
    return (row) => {
      const facts = readOverdueRow(row, overdues, context);
      if (isProblem(facts)) return facts;
      const { customerId } = facts;
      return customerId === null ? missing('customerId') : [overdueEvent({ ...facts, customerId }, source)];
    };
  }
  throw new MappingError('bridge', [`the mapping has no section "${section}"`]);
}

function missing(field: string): Problem {
  return { field, reason: 'missing-value', message: `${field} is empty` };
}

function noCustomer(section: string): MappingError {
  return new MappingError('bridge', [`${section} must map customerId: a record of a topic stands alone`]);
}
