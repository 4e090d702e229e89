import type { Level, Signals } from '@foreshock/policy';

/** A decimal amount, in the base currency where no other is named. */
export type Amount = number | string;

/** A day as people write it: `2026-03-01`, or the number of days since the first day of the test. */
export type TestDay = string | number;

/** An exact number, or bounds that it must keep; both ends belong to them. */
export type Expected<T> = T | { readonly gte?: T; readonly lte?: T };

/** Exactly these names in any order, or some that must and some that must not be among them. */
export type ExpectedNames =
  readonly string[] | { readonly includes?: readonly string[]; readonly excludes?: readonly string[] };

/** Master data; the names are those of an import. */
export interface TestCustomer {
  readonly segment: 'LARGE' | 'MEDIUM' | 'SMALL';
  readonly name?: string;
  readonly industry?: string;
  readonly country?: string;
  readonly region?: string;
  readonly owner?: string;
  readonly creditLimit?: Amount;
  readonly currency?: string;
  readonly termsDays?: number;
  readonly onboardedOn?: string;
}

export interface TestInvoice {
  readonly invoiceId: string;
  readonly kind?: 'ISSUED' | 'AMENDED' | 'CANCELLED' | 'WRITTEN_OFF' | 'CREDIT_NOTE';
  /** When it happens, where that is not the issue date. */
  readonly date?: string;
  readonly issueDate?: string;
  readonly dueDate?: string;
  readonly amount?: Amount;
  readonly currency?: string;
}

export interface TestPayment {
  readonly paymentDate: string;
  readonly paymentId?: string;
  readonly kind?: 'RECEIVED' | 'REVERSED';
  readonly amount?: Amount;
  readonly currency?: string;
  /** The invoice that all of it pays. */
  readonly invoiceId?: string;
  readonly allocations?: readonly { readonly invoiceId: string; readonly amount: Amount }[];
}

export interface TestOverdue {
  readonly invoiceId: string;
  readonly kind: 'OVERDUE' | 'DUNNED' | 'PROMISED' | 'DISPUTED' | 'DISPUTE_RESOLVED';
  readonly noticeDate: string;
  readonly dunningLevel?: number;
  readonly promisedDate?: string;
  readonly amount?: Amount;
  readonly reason?: string;
}

export interface TestSignal {
  readonly date: string;
  readonly kind: string;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly validUntil?: string;
}

/** What a person decides: a grade, a limit, or that one of them is judged no longer. */
export interface TestJudgement {
  readonly date: string;
  readonly grade?: string;
  readonly limit?: Amount;
  readonly withdraw?: 'grade' | 'limit';
  readonly currency?: string;
  /** The last day; of a grade or a limit. */
  readonly validUntil?: string;
  readonly decidedBy: string;
  readonly approvedBy?: string;
  readonly reason?: string;
}

/** Exactly one of these. */
export interface TestEvent {
  readonly invoice?: TestInvoice;
  readonly payment?: TestPayment;
  readonly overdue?: TestOverdue;
  readonly customer?: TestCustomer & { readonly date: string };
  readonly signal?: TestSignal;
  readonly judgement?: TestJudgement;
}

export interface Given {
  /** By name; what is not given is as of a customer of whom nothing is known. They stay until given anew. */
  readonly indicators?: Readonly<Record<string, number | boolean | null>>;
  readonly signals?: Signals;
  /** In order; the business date moves on to the date of each. */
  readonly events?: readonly TestEvent[];
}

export interface Expectation {
  readonly segment?: string;
  readonly grade?: string;
  readonly score?: Expected<number>;
  readonly limit?: Expected<Amount>;
  readonly inDefault?: boolean;
  /** Ids of the rules whose warnings are open. */
  readonly warnings?: ExpectedNames;
  /** By rule. */
  readonly severity?: Readonly<Record<string, Level>>;
  /** Kinds of the measures that are recommended. */
  readonly actions?: ExpectedNames;
}

/** Takes what is given, lets time pass, and looks. */
export interface TestStep {
  readonly given?: Given;
  /** Days that pass after that. */
  readonly days?: number;
  /** Instead of `days`: time passes until then. */
  readonly onDay?: TestDay;
  readonly expect?: Expectation;
}

/** One customer under the policy, step by step. */
export interface PolicyTest extends TestStep {
  readonly name: string;
  /** A segment of the policy, by its id, instead of master data. */
  readonly segment?: string;
  readonly customer?: TestCustomer;
  readonly then?: readonly TestStep[];
}

/** One customer whose values are given. */
export type CustomerValues = Pick<PolicyTest, 'segment' | 'customer'> & Pick<Given, 'indicators' | 'signals'>;
