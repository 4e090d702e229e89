import { paymentKinds, type Allocation, type Day, type PaymentKind } from '@foreshock/contracts';
import type { SectionContext } from '../mapping/context.ts';
import { FieldReader } from '../mapping/field-reader.ts';
import type { PaymentMapping } from '../mapping/types.ts';
import { objectRow, type Row } from '../text/row.ts';
import type { Problem } from '../values/outcome.ts';

/** What one row of a payment list says; several rows of one payment each bring an allocation. Minor units. */
export interface PaymentFacts {
  readonly kind: PaymentKind;
  readonly paymentId: string | null;
  readonly customerId: string | null;
  readonly paymentDate: Day;
  /** Null when only the allocations are known. */
  readonly amountMinor: number | null;
  /** The amount is this row's part; the payment is the sum over its rows. */
  readonly isPart: boolean;
  readonly currency: string;
  readonly method: string | null;
  readonly allocations: readonly Allocation[];
}

const MAX_ALLOCATIONS = 10_000;

/** Reads a row by the mapping's `payments` section. */
export function readPaymentRow(
  row: Row,
  mapping: PaymentMapping,
  context: SectionContext,
): PaymentFacts | Problem {
  const fields = new FieldReader(row, context);
  const currency = fields.currency('currency', mapping.currency);
  const amountMinor = fields.optionalAmount('amount', mapping.amount, currency);
  const facts: PaymentFacts = {
    kind: fields.oneOf('kind', mapping.kind, paymentKinds, 'RECEIVED'),
    paymentId: fields.optional('paymentId', mapping.paymentId),
    customerId: fields.optional('customerId', mapping.customerId),
    paymentDate: fields.eventDate('paymentDate', mapping.paymentDate),
    amountMinor,
    isPart: mapping.allocatedAmount === undefined && mapping.allocations === undefined,
    currency,
    method: fields.optional('method', mapping.method),
    allocations: [
      ...readColumns(fields, mapping, currency, amountMinor),
      ...readList(row, fields, mapping, context, currency),
    ],
  };
  const unsized = amountMinor === null && facts.allocations.length === 0;
  if (unsized) fields.fail('amount', 'missing-value', 'neither an amount nor an allocation');
  const negative = [amountMinor ?? 0, ...facts.allocations.map((each) => each.amountMinor)].some(
    (x) => x < 0,
  );
  if (negative) fields.fail('amount', 'negative-amount', 'a payment below 0; a return is kind REVERSED');
  return fields.problem ?? facts;
}

/** An invoice without an allocated amount gets the row's whole amount. */
function readColumns(
  fields: FieldReader,
  mapping: PaymentMapping,
  currency: string,
  wholeMinor: number | null,
) {
  const invoiceId = fields.optional('invoiceId', mapping.invoiceId);
  if (invoiceId === null) return [];
  const allocated = fields.optionalAmount('allocatedAmount', mapping.allocatedAmount, currency) ?? wholeMinor;
  if (allocated === null)
    fields.fail('allocatedAmount', 'missing-value', `no amount for invoice ${invoiceId}`);
  return [{ invoiceId, amountMinor: allocated ?? 0 }];
}

function readList(
  row: Row,
  fields: FieldReader,
  mapping: PaymentMapping,
  context: SectionContext,
  currency: string,
): Allocation[] {
  const { allocations } = mapping;
  const items = allocations === undefined ? [] : (row.get(allocations.list) ?? []);
  if (!Array.isArray(items) || items.length > MAX_ALLOCATIONS || allocations === undefined) {
    if (allocations !== undefined) {
      fields.fail('allocations', 'not-a-list', `expected a list of at most ${MAX_ALLOCATIONS}`);
    }
    return [];
  }
  return items.map((item: unknown) => {
    const within = new FieldReader(objectRow(Object(item) as object, row.line, ''), context);
    const invoiceId = within.required('allocations.invoiceId', allocations.invoiceId);
    const amountMinor = within.amount('allocations.amount', allocations.amount, currency);
    if (within.problem) fields.fail(within.problem.field, within.problem.reason, within.problem.message);
    return { invoiceId, amountMinor };
  });
}
