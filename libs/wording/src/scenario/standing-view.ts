import type { Evidence, OverrideLine, PointsLine, RuleLine, Standing, StandingBin } from '@foreshock/policy';
import { isoDate } from '@foreshock/contracts';
import { valueText } from '../evidence.ts';
import { indicatorLabel } from '../indicator-labels.ts';
import type { Language } from '../language.ts';
import { termsView } from './terms-view.ts';

/** What a decision of this moment says and follows from: the points with the bins beside, overrides, every rule's levels. */
export function standingView(standing: Standing, language: Language) {
  const { currency, points, overrides, rules, grades, probation, defaulted, marginPoints } = standing;
  return {
    recommendedTerms: termsView(standing, language),
    grades,
    marginPoints,
    probation: probation === null ? null : { grade: probation.grade, since: isoDate(probation.since) },
    inDefaultSince: defaulted === null ? null : isoDate(defaulted.since),
    points: points.map((line) => pointsView(line, currency, language)),
    overrides: overrides.map((line) => overrideView(line, currency, language)),
    rules: rules.map((line) => ruleView(line, currency, language)),
  };
}

function pointsView(line: PointsLine, currency: string, language: Language) {
  const { name, measure, group, source, value, points, missingPoints, bins, bin } = line;
  const show = (of: StandingBin | undefined) =>
    of === undefined ? null : { ...of, text: binText(of, measure, currency, language) };
  return {
    name,
    label: indicatorLabel(measure, language),
    measure,
    group,
    source,
    value,
    text: value === null ? null : valueText(measure, value, currency, language),
    points,
    missingPoints,
    bin: bin === null ? null : show(bins[bin]),
    lower: bin === null ? null : show(bins[bin - 1]),
    upper: bin === null ? null : show(bins[bin + 1]),
  };
}

/** `5 days to 15 days`, `below 5 days`, `from 15 days`. */
export function binText(
  { from, to }: StandingBin,
  name: string,
  currency: string,
  language: Language,
): string {
  const show = (value: number): string => valueText(name, value, currency, language);
  const isEnglish = language === 'en';
  if (from === null && to === null) return isEnglish ? 'any' : '任意';
  if (from === null) return isEnglish ? `below ${show(to!)}` : `低于 ${show(to!)}`;
  if (to === null) return isEnglish ? `from ${show(from)}` : `${show(from)} 起`;
  return isEnglish ? `${show(from)} to ${show(to)}` : `${show(from)} 至 ${show(to)}`;
}

function evidenceView(evidence: readonly Evidence[], currency: string, language: Language) {
  return evidence.map(({ name, value, threshold, met }) => ({
    name,
    label: indicatorLabel(name, language),
    value,
    threshold,
    met,
    text: value === null ? null : valueText(name, value, currency, language),
    thresholdText: threshold === null ? null : valueText(name, threshold, currency, language),
  }));
}

function overrideView(line: OverrideLine, currency: string, language: Language) {
  const { id, title, effect, grade, fired, evidence } = line;
  return {
    id,
    title: title[language],
    effect,
    grade,
    fired,
    evidence: evidenceView(evidence, currency, language),
  };
}

function ruleView(line: RuleLine, currency: string, language: Language) {
  const { ruleId, title, isOpen, warningId, severity, isRaising, raisedOn, pendingSince, forDays } = line;
  return {
    ruleId,
    title: title[language],
    isOpen,
    warningId,
    severity,
    raisedOn: raisedOn === null ? null : isoDate(raisedOn),
    isRaising,
    pendingSince: pendingSince === null ? null : isoDate(pendingSince),
    forDays,
    raise: evidenceView(line.raise, currency, language),
    clear: evidenceView(line.clear, currency, language),
  };
}
