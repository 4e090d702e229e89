import { isoDate } from '@foreshock/contracts';
import { moneyOf, type EvidenceItem, type Language, type Money } from '@foreshock/wording';
import { planOf, type PlanStep } from './contingency.ts';
import { renderText } from './text.ts';
import type { Portfolio, WarningEvent } from './warning-event.ts';

/** What a receiver gets: the body of a webhook, the fields of a log line. */
export interface Notification {
  readonly type: 'warning.raised' | 'warning.escalated' | 'warning.cleared';
  /** ISO time at which the warning was published. */
  readonly timestamp: string;
  readonly data: {
    readonly warningId: string;
    /** Of a warning about a portfolio, `dimension/member`. */
    readonly customerId: string;
    readonly portfolio: Portfolio | null;
    readonly ruleId: string;
    /** Business date, ISO. */
    readonly asOf: string;
    readonly severity: string | null;
    readonly riskSource: string | null;
    readonly open: Money;
    readonly overdue: Money;
    readonly evidence: readonly EvidenceItem[];
    /** What is to be done, in order; empty where the policy plans nothing, and of a clearing. */
    readonly contingencyPlan: readonly PlanStep[];
    readonly policy: { readonly id: string; readonly version: string };
    /** Where on the log the decision stands. */
    readonly decidedAt: { readonly partition: number; readonly offset: number };
    readonly language: Language;
    readonly subject: string;
    readonly text: string;
  };
}

const types = {
  RAISED: 'warning.raised',
  ESCALATED: 'warning.escalated',
  CLEARED: 'warning.cleared',
} as const;

/** Builds the notification of a warning event in one language; `publishedAtMs` is the record's own time. */
export function notificationOf(event: WarningEvent, language: Language, publishedAtMs: number): Notification {
  const { record, opening } = event;
  return {
    type: types[event.kind],
    timestamp: new Date(publishedAtMs).toISOString(),
    data: {
      warningId: record.warningId,
      customerId: record.customerId,
      portfolio: event.portfolio,
      ruleId: record.ruleId,
      asOf: isoDate(record.asOf),
      severity: opening?.severity ?? null,
      riskSource: opening?.riskSource ?? null,
      open: moneyOf(record.openMinor, record.currency),
      overdue: moneyOf(record.overdueMinor, record.currency),
      evidence: record.evidence,
      contingencyPlan: planOf(event, language),
      policy: { id: record.policyId, version: record.policyVersion },
      decidedAt: { partition: record.partition, offset: record.offset },
      language,
      ...renderText(event, language),
    },
  };
}
