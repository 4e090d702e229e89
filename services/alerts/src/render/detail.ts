import type { RatingChanged } from '@foreshock/contracts';
import type { WarningEvent } from '../desk/warning-event.ts';

/** What a case missed. */
export interface CaseOverdue {
  readonly caseId: string;
  readonly customerId: string;
  readonly due: 'RESPOND' | 'NEXT_STEP';
  readonly dueMs: number;
  readonly assignee: string | null;
}

/** What a notice is about, as it goes through alerting and comes back with the message. */
export type NoticeDetail =
  | { readonly about: 'warning'; readonly event: WarningEvent }
  | { readonly about: 'rating'; readonly record: RatingChanged }
  | { readonly about: 'case'; readonly overdue: CaseOverdue };
