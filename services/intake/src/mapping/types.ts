import type { DateOrder } from '../values/dates.ts';
import type { NumberStyle } from '../values/amounts.ts';
import type { Encoding } from '../text/decode.ts';

/** Where a field's text comes from: a column's name, or an object. */
export type FieldSpec = string | FieldObject;

export interface FieldObject {
  /** Column of a table, dotted path in JSON or Avro. */
  readonly column?: string;
  /** Several columns, joined. */
  readonly columns?: readonly string[];
  /** What stands between the joined columns; `/` when not given. */
  readonly join?: string;
  /** The same text on every row. */
  readonly constant?: string | number;
  /** Taken when the column is empty. */
  readonly default?: string | number;
  /** The source's words → ours; a word that is not listed is refused. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** For an amount: it is written in minor units. */
  readonly minorUnits?: boolean;
  /** For a date: its own order. */
  readonly order?: DateOrder;
}

export interface FileMapping {
  readonly format?: 'auto' | 'csv' | 'ndjson';
  readonly delimiter?: 'auto' | ',' | ';' | '\t' | '|';
  readonly quote?: string;
  readonly encoding?: Encoding;
  readonly skipLines?: number;
}

/** How a section's input is written; what a section does not say is taken from the top of the mapping. */
export interface Style {
  readonly file?: FileMapping;
  readonly dates?: { readonly order?: DateOrder; readonly twoDigitYearPivot?: number };
  readonly numbers?: Partial<NumberStyle>;
}

export interface DisputeMapping {
  readonly column: string;
  readonly yes: readonly (string | number)[];
  readonly no: readonly (string | number)[];
  /** A date column, or days after the issue date; never later than the settlement. */
  readonly raisedOn: FieldSpec | { readonly daysAfterIssue: number };
}

export interface InvoiceMapping extends Style {
  readonly invoiceId: FieldSpec;
  readonly customerId: FieldSpec;
  readonly issueDate: FieldSpec;
  readonly dueDate: FieldSpec | { readonly termsDays: FieldSpec };
  readonly amount: FieldSpec;
  readonly currency: FieldSpec;
  readonly kind?: FieldSpec;
  readonly occurredOn?: FieldSpec;
  readonly companyCode?: FieldSpec;
  readonly documentType?: FieldSpec;
  readonly orderId?: FieldSpec;
  readonly terms?: FieldSpec;
  readonly settledDate?: FieldSpec;
  readonly settlementId?: FieldSpec;
  readonly disputed?: DisputeMapping;
  readonly creditNotes?: {
    readonly negativeAmounts?: boolean;
    readonly documentTypes?: readonly (string | number)[];
    readonly creditedInvoiceId?: FieldSpec;
  };
}

export interface PaymentMapping extends Style {
  readonly paymentDate: FieldSpec;
  readonly paymentId?: FieldSpec;
  readonly customerId?: FieldSpec;
  readonly kind?: FieldSpec;
  readonly amount?: FieldSpec;
  readonly currency: FieldSpec;
  readonly method?: FieldSpec;
  readonly invoiceId?: FieldSpec;
  readonly allocatedAmount?: FieldSpec;
  /** A list inside one JSON or Avro record; paths are those of its items. */
  readonly allocations?: {
    readonly list: string;
    readonly invoiceId: FieldSpec;
    readonly amount: FieldSpec;
  };
}

export interface OverdueMapping extends Style {
  readonly invoiceId: FieldSpec;
  readonly customerId?: FieldSpec;
  readonly kind: FieldSpec;
  readonly noticeDate: FieldSpec;
  readonly dunningLevel?: FieldSpec;
  readonly promisedDate?: FieldSpec;
  readonly amount?: FieldSpec;
  readonly currency?: FieldSpec;
  readonly reason?: FieldSpec;
}

export interface CustomerFields {
  readonly name?: FieldSpec;
  readonly segment: FieldSpec;
  readonly industry?: FieldSpec;
  readonly country?: FieldSpec;
  readonly region?: FieldSpec;
  readonly parentId?: FieldSpec;
  readonly owner?: FieldSpec;
  readonly creditLimit?: FieldSpec;
  readonly currency?: FieldSpec;
  readonly termsDays?: FieldSpec;
  readonly onboardedOn?: FieldSpec;
}

export interface CustomerMapping extends CustomerFields, Style {
  readonly customerId: FieldSpec;
}

export interface Mapping extends Style {
  readonly version: 1;
  /** Name of the origin; part of every event's id. */
  readonly source: string;
  /** Dates of events outside it are refused. */
  readonly period?: { readonly from?: string; readonly to?: string };
  readonly invoices?: InvoiceMapping;
  readonly payments?: PaymentMapping;
  readonly overdues?: OverdueMapping;
  readonly customers?: CustomerMapping;
  /** Master data taken from the invoice rows, where there is no customers file. */
  readonly customersFromInvoices?: CustomerFields;
}

export type SectionName = 'invoices' | 'payments' | 'overdues' | 'customers';
