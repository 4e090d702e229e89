import type { Day } from '@foreshock/ledger';
import { lossInForce, type Assessment, type EvaluationInput, type Policy } from '@foreshock/policy';
import { CORE_VERSION, type RatingInForce } from './output.ts';

/** Since when the grade of an assessment is in force, where the one before it was so since `since`. */
export function gradeSince(before: Assessment | null, now: Assessment, since: Day, today: Day): Day {
  return before?.grade === now.grade ? since : today;
}

/** The rating that the evaluation of this very input left in force; null where it says what was said last. */
export function ratingInForce(
  policy: Policy,
  input: EvaluationInput,
  before: Assessment | null,
  now: Assessment,
  since: Day,
): RatingInForce | null {
  if (before !== null && saysTheSame(before, now)) return null;
  const { customerId, today: asOf, partition, offset } = input;
  const { policyId, policyVersion, segmentId, grade, inDefault, limitMinor } = now;
  return {
    ...{ customerId, asOf, partition, offset, policyId, policyVersion, coreVersion: CORE_VERSION },
    policySegment: segmentId,
    grade,
    since,
    probabilityOfDefault: lossInForce(policy, input, now).probabilityOfDefault,
    inDefault,
    recommendedLimitMinor: limitMinor,
    currency: policy.baseCurrency,
  };
}

/** The probability of default follows from the policy, the segment, the grade and the default. */
function saysTheSame(before: Assessment, now: Assessment): boolean {
  return (
    before === now ||
    (before.grade === now.grade &&
      before.limitMinor === now.limitMinor &&
      before.inDefault === now.inDefault &&
      before.segmentId === now.segmentId &&
      before.policyVersion === now.policyVersion &&
      before.policyId === now.policyId)
  );
}
