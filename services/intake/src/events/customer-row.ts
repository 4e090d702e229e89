import { segments, type Day, type Segment } from '@foreshock/contracts';
import type { SectionContext } from '../mapping/context.ts';
import { FieldReader } from '../mapping/field-reader.ts';
import type { CustomerFields, FieldSpec } from '../mapping/types.ts';
import type { Row } from '../text/row.ts';
import type { Problem } from '../values/outcome.ts';
import { datedEvent, type DatedEvent } from './dated-event.ts';

/** A customer's master data; the limit in minor units of `currency`. */
export interface CustomerFacts {
  readonly customerId: string;
  readonly name: string;
  readonly segment: Segment;
  readonly industry: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly parentId: string | null;
  readonly owner: string | null;
  readonly creditLimitMinor: number | null;
  readonly currency: string | null;
  readonly termsDays: number | null;
  readonly onboardedOn: Day | null;
}

/** Reads master data from a row; the number stands in for a name that is not mapped. */
export function readCustomerRow(
  row: Row,
  customerId: FieldSpec,
  mapping: CustomerFields,
  context: SectionContext,
): CustomerFacts | Problem {
  const fields = new FieldReader(row, context);
  const id = fields.required('customerId', customerId);
  const limited = fields.optional('creditLimit', mapping.creditLimit) !== null;
  const currency = limited ? fields.currency('currency', mapping.currency) : null;
  const facts: CustomerFacts = {
    customerId: id,
    name: fields.optional('name', mapping.name) ?? id,
    segment: fields.oneOf('segment', mapping.segment, segments),
    industry: fields.optional('industry', mapping.industry),
    country: fields.optional('country', mapping.country),
    region: fields.optional('region', mapping.region),
    parentId: fields.optional('parentId', mapping.parentId),
    owner: fields.optional('owner', mapping.owner),
    creditLimitMinor: currency === null ? null : fields.amount('creditLimit', mapping.creditLimit, currency),
    currency,
    termsDays: fields.optionalInteger('termsDays', mapping.termsDays),
    onboardedOn: fields.optionalDate('onboardedOn', mapping.onboardedOn),
  };
  return fields.problem ?? facts;
}

/** Master data as of a day; contact fields stay outside the log. */
export function customerEvent(facts: CustomerFacts, source: string, day: Day): DatedEvent {
  const content = { source, ...facts, contactCiphertext: null, contactKeyId: null };
  return datedEvent('CustomerEvent', day, facts.customerId, content);
}
