import type { Onboarding, OutsideWay } from '@foreshock/forecast';
import { indicatorLabel } from '../indicator-labels.ts';
import type { Language } from '../language.ts';
import { moneyOf } from '../money.ts';
import { decisionText } from './decision-words.ts';
import type { Standing } from '@foreshock/policy';
import { binText, standingView } from './standing-view.ts';
import { summaryOf } from './summary.ts';
import { counterfactualViews } from './way-words.ts';

/** The first assessment of a new customer: grade, limit, terms, sources, and what a better grade would take. */
export function onboardingView(
  { applicant, standing, grantedLimitMinor, decisions, outside, own }: Onboarding,
  language: Language,
) {
  const { currency } = standing;
  const { requestedLimitMinor, requestedTermsDays } = applicant;
  const asked = decisions.filter(({ type }) => type === 'CreditActionRecommended');
  return {
    customerId: applicant.customerId,
    name: applicant.name,
    language,
    policy: {
      id: standing.policyId,
      version: standing.policyVersion,
      segment: standing.segmentTitle[language],
    },
    now: summaryOf(standing, language),
    requestedLimit: requestedLimitMinor === null ? null : moneyOf(requestedLimitMinor, currency),
    grantedLimit: moneyOf(grantedLimitMinor, currency),
    terms: daysOf(decisions, standing, requestedTermsDays),
    conditions: asked.map((decision) => decisionText(decision, standing, language)),
    sources: sourcesOf(applicant, standing),
    ...standingView(standing, language),
    better: [
      ...outside.map((way) => outsideText(way, currency, language)),
      ...counterfactualViews(own, standing, language).flatMap(({ sentences }) => sentences),
    ],
  };
}

/** A newcomer has no ledger and no payment history, whatever can be computed of an empty one. */
function sourcesOf({ signals }: Onboarding['applicant'], { sourcesPresent, sourcesMissing }: Standing) {
  const isGiven = (source: string): boolean => signals.some(({ kind }) => kind === source);
  const asked = [...sourcesPresent, ...sourcesMissing].sort();
  const present = ['MASTER_DATA', ...asked.filter(isGiven)];
  return { present, missing: asked.filter((source) => !isGiven(source)) };
}

/** Days to pay: the fewest of those that the grade's terms, an action or the applicant names; 0 where all is prepaid. */
function daysOf(
  decisions: Onboarding['decisions'],
  { terms }: Standing,
  requestedDays: number | null,
): number | null {
  const actions = decisions.flatMap(({ type, record }) =>
    type === 'CreditActionRecommended' ? [record] : [],
  );
  const asksPrepayment = actions.some(
    ({ kind, prepaymentRatio }) => kind === 'PREPAYMENT' && (prepaymentRatio ?? 1) === 1,
  );
  if (asksPrepayment || terms.prepaymentRatio === 1) return 0;
  const named = [terms.recommendedTermsDays, ...actions.map(({ termsDays }) => termsDays), requestedDays];
  const days = named.filter((one) => one !== null);
  return days.length === 0 ? null : Math.min(...days);
}

function outsideText(
  { measure, bin, grade, isMissing }: OutsideWay,
  currency: string,
  language: Language,
): string {
  const label = indicatorLabel(measure, language);
  const range = binText(bin, measure, currency, language);
  if (language === 'en') return `${label}${isMissing ? ' (missing)' : ''}: ${range} would make it ${grade}.`;
  return `${label}${isMissing ? '（缺失）' : ''}：${range}，评级为 ${grade}。`;
}
