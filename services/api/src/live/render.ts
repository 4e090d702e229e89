import { isoDate } from '@foreshock/contracts';
import { moneyOf, type Language } from '@foreshock/wording';
import type { FeedEvent } from './feed.ts';

export interface StreamEvent {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly customerId: string };
}

/** A decision as the live stream shows it; null for records that are not shown. */
export function renderEvent({ message }: FeedEvent, language: Language): StreamEvent | null {
  switch (message.type) {
    case 'WarningRaised':
    case 'WarningEscalated': {
      const { record } = message;
      const name = message.type === 'WarningRaised' ? 'warning.raised' : 'warning.escalated';
      const { severity, likelihood, priority, riskSource } = record;
      const title = language === 'en' ? record.titleEn : record.titleZh;
      return { name, data: { ...warningBase(record), title, severity, likelihood, priority, riskSource } };
    }
    case 'WarningCleared': {
      const { record } = message;
      return { name: 'warning.cleared', data: { ...warningBase(record), reason: record.reason } };
    }
    case 'RatingChanged': {
      const { ratingChangeId, customerId, direction, fromGrade, toGrade, reasons, asOf } = message.record;
      const data = {
        ratingChangeId,
        customerId,
        asOf: isoDate(asOf),
        direction,
        fromGrade,
        toGrade,
        reasons,
      };
      return { name: 'rating.changed', data };
    }
    default:
      return null;
  }
}

interface WarningFacts {
  readonly warningId: string;
  readonly customerId: string;
  readonly ruleId: string;
  readonly asOf: number;
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly currency: string;
}

const warningBase = (record: WarningFacts) => ({
  warningId: record.warningId,
  customerId: record.customerId,
  ruleId: record.ruleId,
  asOf: isoDate(record.asOf),
  open: moneyOf(record.openMinor, record.currency),
  overdue: moneyOf(record.overdueMinor, record.currency),
});
