/** A case as the API gives it; the parts that the command line shows. */
export interface CaseView {
  readonly caseId: string;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly state: string;
  readonly machine: string;
  readonly severity: string;
  readonly assignee: string | null;
  readonly priority: {
    readonly value: number;
    readonly atStake: { readonly decimal: string; readonly currency: string };
    readonly text: string;
  };
  readonly title: string;
  readonly nextStep: string;
  readonly overdue: { readonly decimal: string; readonly currency: string };
  readonly due: { readonly kind: string; readonly at: string; readonly isMissed: boolean } | null;
}

export interface CaseDetail extends CaseView {
  readonly promises: readonly {
    readonly promisedDate: string;
    readonly state: string;
    readonly invoices: readonly { readonly invoiceId: string }[];
  }[];
  readonly history: readonly {
    readonly at: string;
    readonly text: string;
    readonly comment: string | null;
  }[];
}

/** What is due, in a cell. */
export const dueText = ({ due }: Pick<CaseView, 'due'>): string =>
  due === null ? '' : `${due.isMissed ? 'missed ' : ''}${due.at.slice(0, 16).replace('T', ' ')}`;

export const casePath = (caseId: string): string => `/v1/cases/${encodeURIComponent(caseId)}`;
