import { isoDate, type RatingChanged } from '@foreshock/contracts';
import { moneyOf, type EvidenceItem, type Money } from '@foreshock/wording';

/** A change of grade as a webhook tells it: a published contract, with a JSON schema. */
export interface RatingChangedNotice {
  readonly type: 'rating.changed';
  /** ISO time at which the change was published. */
  readonly timestamp: string;
  readonly data: {
    readonly ratingChangeId: string;
    readonly customerId: string;
    readonly direction: 'DOWNGRADE' | 'UPGRADE';
    readonly fromGrade: string;
    readonly toGrade: string;
    /** Business date, ISO. */
    readonly asOf: string;
    readonly score: number;
    readonly probabilityOfDefault: number;
    /** In order of weight. */
    readonly reasons: readonly string[];
    readonly evidence: readonly EvidenceItem[];
    readonly open: Money;
    readonly overdue: Money;
    readonly policy: { readonly id: string; readonly version: string };
    /** Where on the log the decision stands. */
    readonly decidedAt: { readonly partition: number; readonly offset: number };
  };
}

/** @param publishedAtMs the record's own time */
export function ratingChangedNotice(record: RatingChanged, publishedAtMs: number): RatingChangedNotice {
  const { ratingChangeId, customerId, direction, fromGrade, toGrade, asOf, score, currency } = record;
  return {
    type: 'rating.changed',
    timestamp: new Date(publishedAtMs).toISOString(),
    data: {
      ...{ ratingChangeId, customerId, direction, fromGrade, toGrade, asOf: isoDate(asOf), score },
      probabilityOfDefault: record.probabilityOfDefault,
      reasons: record.reasons,
      evidence: record.evidence,
      open: moneyOf(record.openMinor, currency),
      overdue: moneyOf(record.overdueMinor, currency),
      policy: { id: record.policyId, version: record.policyVersion },
      decidedAt: { partition: record.partition, offset: record.offset },
    },
  };
}
