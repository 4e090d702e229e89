import { isoDate } from '@foreshock/contracts';
import type { RuleLine, Standing } from '@foreshock/policy';
import type { Language } from '../language.ts';
import { moneyOf } from '../money.ts';
import { severityText } from '../terms.ts';

/** A customer at one moment, as interfaces show it. */
export function summaryOf(standing: Standing, language: Language) {
  const { currency, asOf } = standing;
  const money = (amountMinor: number) => moneyOf(amountMinor, currency);
  return {
    asOf: isoDate(asOf),
    segment: standing.segmentId,
    grade: standing.grade,
    score: standing.score,
    behaviourScore: standing.behaviourScore,
    externalScore: standing.externalScore,
    probabilityOfDefault: standing.probabilityOfDefault,
    inDefault: standing.inDefault,
    open: money(standing.openMinor),
    overdue: money(standing.overdueMinor),
    exposure: money(standing.exposureAtDefaultMinor),
    expectedLoss: money(standing.expectedLossMinor),
    recommendedLimit: money(standing.recommendedLimitMinor),
    warnings: standing.rules.filter(({ isOpen }) => isOpen).map((rule) => openWarning(rule, language)),
  };
}

function openWarning({ ruleId, title, severity, raisedOn }: RuleLine, language: Language) {
  const since = raisedOn === null ? null : isoDate(raisedOn);
  return { ruleId, title: title[language], severity: severityText(severity ?? '', language), since };
}

/** What a rule is called; its id where the policy no longer has it. */
export function titleOf({ rules }: Standing, ruleId: string, language: Language): string {
  return rules.find((rule) => rule.ruleId === ruleId)?.title[language] ?? ruleId;
}
