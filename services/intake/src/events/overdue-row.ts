import { overdueKinds, type Day, type OverdueKind } from '@foreshock/contracts';
import type { SectionContext } from '../mapping/context.ts';
import { FieldReader } from '../mapping/field-reader.ts';
import type { OverdueMapping } from '../mapping/types.ts';
import type { Row } from '../text/row.ts';
import type { Problem } from '../values/outcome.ts';
import { datedEvent, type DatedEvent } from './dated-event.ts';

/** What one row of an overdue list says. */
export interface OverdueFacts {
  readonly kind: OverdueKind;
  readonly invoiceId: string;
  readonly customerId: string | null;
  readonly noticeDate: Day;
  readonly dunningLevel: number | null;
  readonly promisedDate: Day | null;
  readonly amountMinor: number | null;
  readonly reason: string | null;
}

/** Reads a row by the mapping's `overdues` section. */
export function readOverdueRow(
  row: Row,
  mapping: OverdueMapping,
  context: SectionContext,
): OverdueFacts | Problem {
  const fields = new FieldReader(row, context);
  const priced = fields.optional('amount', mapping.amount) !== null;
  const currency = priced ? fields.currency('currency', mapping.currency) : '';
  const facts: OverdueFacts = {
    kind: fields.oneOf('kind', mapping.kind, overdueKinds),
    invoiceId: fields.required('invoiceId', mapping.invoiceId),
    customerId: fields.optional('customerId', mapping.customerId),
    noticeDate: fields.eventDate('noticeDate', mapping.noticeDate),
    dunningLevel: fields.optionalInteger('dunningLevel', mapping.dunningLevel),
    promisedDate: fields.optionalDate('promisedDate', mapping.promisedDate),
    amountMinor: priced ? fields.amount('amount', mapping.amount, currency) : null,
    reason: fields.optional('reason', mapping.reason),
  };
  return fields.problem ?? facts;
}

export function overdueEvent(facts: OverdueFacts & { customerId: string }, source: string): DatedEvent {
  const { noticeDate, customerId, kind, invoiceId, ...details } = facts;
  const content = { source, customerId, kind, invoiceId, ...details };
  return datedEvent('OverdueEvent', noticeDate, invoiceId, content);
}
