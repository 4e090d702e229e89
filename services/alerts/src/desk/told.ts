import type { Facts } from '@foreshock/alerting';
import type { WarningTold } from '@foreshock/cases';
import type { Decoded, RatingChanged, WarningEscalated, WarningRaised } from '@foreshock/contracts';
import { foldPortfolioWarning } from './portfolio-warning.ts';
import { foldWarning, type WarningEvent, type WarningOpening } from './warning-event.ts';

type Read = Extract<Decoded, { ok: true }>;

/** The event of a warning about a customer or a portfolio; null for any other record. */
export function warningEventOf(openings: Map<string, WarningOpening>, decoded: Read): WarningEvent | null {
  switch (decoded.type) {
    case 'WarningRaised':
    case 'WarningEscalated':
    case 'WarningCleared':
      return foldWarning(openings, decoded);
    case 'PortfolioWarningRaised':
    case 'PortfolioWarningEscalated':
    case 'PortfolioWarningCleared':
      return foldPortfolioWarning(openings, decoded);
    default:
      return null;
  }
}

/** What routes may look at in a warning. */
export function factsOfWarning({ record, portfolio, opening }: WarningEvent): Facts {
  const told = 'severity' in record ? record : null;
  return {
    customerId: record.customerId,
    portfolio,
    ruleId: record.ruleId,
    severity: told?.severity ?? opening?.severity ?? null,
    source: told?.riskSource ?? opening?.riskSource ?? null,
    segment: told?.segment ?? opening?.segment ?? null,
    owner: told?.owner ?? null,
    region: told?.region ?? null,
    grade: told?.grade ?? null,
    overdueMinor: record.overdueMinor,
    exposureMinor: record.openMinor,
  };
}

/** What routes may look at in a change of grade. */
export const factsOfRating = (record: RatingChanged, owner: string | null): Facts => ({
  customerId: record.customerId,
  portfolio: null,
  ruleId: null,
  severity: null,
  source: null,
  segment: null,
  owner,
  region: null,
  grade: record.toGrade,
  overdueMinor: record.overdueMinor,
  exposureMinor: record.openMinor,
});

const DAYS_PAST_DUE = 'maxDaysPastDue';

/** What a case learns from a warning. */
export function caseWarningOf(record: WarningRaised | WarningEscalated): WarningTold {
  const { warningId, customerId, ruleId, titleEn, titleZh, nextStepEn, nextStepZh, severity } = record;
  const { asOf, openMinor, overdueMinor, expectedLossMinor, currency, segment, region, grade, owner } =
    record;
  return {
    warningId,
    customerId,
    ruleId,
    titleEn,
    titleZh,
    nextStepEn,
    nextStepZh,
    severity,
    asOf,
    openMinor,
    overdueMinor,
    expectedLossMinor,
    currency,
    segment,
    region,
    grade,
    owner,
    daysPastDue: record.evidence.find(({ name }) => name === DAYS_PAST_DUE)?.value ?? null,
  };
}
