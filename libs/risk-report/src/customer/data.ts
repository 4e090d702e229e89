import type { explanationView, forecastView } from '@foreshock/wording';

/** A day of a customer's history; amounts in minor units of the base currency. */
export interface HistoryDay {
  readonly date: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly exposureMinor: number;
  readonly overdueMinor: number;
  readonly limitMinor: number | null;
  /** Not due, 1 to 30, 31 to 60, 61 to 90, 91 and more days past due. */
  readonly buckets: readonly number[];
}

/** A part of an invoice that was paid, against its due date. */
export interface SettledPart {
  readonly paidOn: string;
  readonly invoiceId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Below 0 for an early one. */
  readonly daysLate: number;
}

/** A warning as it stood on the day of the report, in the report's language. */
export interface WarningLine {
  readonly title: string;
  readonly severity: string;
  readonly likelihood: string;
  readonly raisedOn: string;
  readonly clearedOn: string | null;
  /** What was measured, in sentences. */
  readonly evidence: readonly string[];
  readonly nextStep: string;
}

export interface ActionLine {
  readonly asOf: string;
  readonly what: string;
  readonly role: string;
  readonly dueDate: string;
  readonly approvalRequired: boolean;
  readonly reason: string;
}

export interface GradeChange {
  readonly asOf: string;
  readonly fromGrade: string;
  readonly toGrade: string;
  readonly reasons: readonly string[];
}

export interface OpenInvoiceLine {
  readonly invoiceId: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly leftMinor: number;
  readonly currency: string;
  readonly daysPastDue: number;
  readonly disputed: boolean;
}

/** All that a report about a customer says; dates are ISO texts. */
export interface CustomerReport {
  readonly customerId: string;
  readonly date: string;
  readonly currency: string;
  readonly master: {
    readonly name: string | null;
    readonly segment: string | null;
    readonly industry: string | null;
    readonly country: string | null;
    readonly region: string | null;
    readonly owner: string | null;
    readonly termsDays: number | null;
    readonly limitMinor: number | null;
  };
  readonly view: ReturnType<typeof explanationView>;
  readonly forecast: ReturnType<typeof forecastView>;
  /** Indicators by name, as known at the end of the day. */
  readonly indicators: Readonly<Record<string, number | null>>;
  /** The days on which a value changed, ascending. */
  readonly history: readonly HistoryDay[];
  readonly gradeChanges: readonly GradeChange[];
  readonly settled: readonly SettledPart[];
  readonly openWarnings: readonly WarningLine[];
  /** Of the last year, the newest first. */
  readonly clearedWarnings: readonly WarningLine[];
  readonly actions: readonly ActionLine[];
  readonly openInvoices: readonly OpenInvoiceLine[];
}
