import type { RiskState } from '@foreshock/policy';

/** What two policies say of one customer where they do not say the same. Amounts are base currency minor units. */
export interface Difference {
  readonly livePolicyId: string;
  readonly livePolicyVersion: string;
  readonly shadowPolicyId: string;
  readonly shadowPolicyVersion: string;
  readonly liveGrade: string;
  readonly shadowGrade: string;
  readonly liveScore: number;
  readonly shadowScore: number;
  readonly liveLimitMinor: number;
  readonly shadowLimitMinor: number;
  readonly liveInDefault: boolean;
  readonly shadowInDefault: boolean;
  /** Ids of rules, in order. */
  readonly warningsOnlyLive: readonly string[];
  readonly warningsOnlyShadow: readonly string[];
  readonly warningsOfOtherSeverity: readonly string[];
}

/** Both sides of the comparison; null before both have assessed the customer. */
export function compared(live: RiskState, shadow: RiskState): Difference | null {
  const [ours, theirs] = [live.assessment, shadow.assessment];
  if (ours === null || theirs === null) return null;
  return {
    livePolicyId: ours.policyId,
    livePolicyVersion: ours.policyVersion,
    shadowPolicyId: theirs.policyId,
    shadowPolicyVersion: theirs.policyVersion,
    liveGrade: ours.grade,
    shadowGrade: theirs.grade,
    liveScore: ours.score,
    shadowScore: theirs.score,
    liveLimitMinor: ours.limitMinor,
    shadowLimitMinor: theirs.limitMinor,
    liveInDefault: ours.inDefault,
    shadowInDefault: theirs.inDefault,
    warningsOnlyLive: rulesOf(live, (ruleId) => shadow.open[ruleId] === undefined),
    warningsOnlyShadow: rulesOf(shadow, (ruleId) => live.open[ruleId] === undefined),
    warningsOfOtherSeverity: rulesOf(live, (ruleId, severity) => {
      const other = shadow.open[ruleId];
      return other !== undefined && other.severity !== severity;
    }),
  };
}

export function differs(one: Difference): boolean {
  return (
    one.liveGrade !== one.shadowGrade ||
    one.liveScore !== one.shadowScore ||
    one.liveLimitMinor !== one.shadowLimitMinor ||
    one.liveInDefault !== one.shadowInDefault ||
    one.warningsOnlyLive.length > 0 ||
    one.warningsOnlyShadow.length > 0 ||
    one.warningsOfOtherSeverity.length > 0
  );
}

export function isSameDifference(one: Difference, other: Difference): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function rulesOf({ open }: RiskState, isWanted: (ruleId: string, severity: string) => boolean): string[] {
  return Object.keys(open)
    .filter((ruleId) => isWanted(ruleId, open[ruleId]!.severity))
    .sort();
}
