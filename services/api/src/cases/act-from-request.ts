import { dayOf, type CaseAct } from '@foreshock/contracts';
import type { CaseActRequest } from '../model/case-requests.ts';

/** What a request leaves to where it is made. */
export interface ActCircumstances {
  readonly actId: string;
  readonly caseId: string;
  readonly customerId: string;
  readonly by: string;
  /** ISO date. */
  readonly businessDate: string;
  /** Of the recommended action that the request names. */
  readonly action: { readonly kind: string; readonly approvalRequired: boolean } | null;
}

/** The record that a request stands for. */
export function actFrom(
  request: CaseActRequest,
  { businessDate, action, ...ids }: ActCircumstances,
): CaseAct {
  return {
    ...ids,
    kind: request.kind,
    comment: request.comment ?? null,
    businessDate: dayOf(businessDate),
    assignee: request.kind === 'ASSIGN' ? request.assignee : null,
    until: 'until' in request && request.until !== undefined ? Date.parse(request.until) : null,
    promisedDate: request.kind === 'PROMISE' ? dayOf(request.promisedDate) : null,
    invoices: 'invoices' in request ? request.invoices : [],
    actionId: 'actionId' in request ? request.actionId : null,
    actionKind: action?.kind ?? null,
    approvalRequired: action?.approvalRequired ?? false,
  };
}
