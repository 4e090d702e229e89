import { isoDate } from '@foreshock/contracts';
import type { WhatIf } from '@foreshock/forecast';
import type { RuleLine, Standing } from '@foreshock/policy';
import { valueText } from '../evidence.ts';
import { indicatorLabel } from '../indicator-labels.ts';
import type { Language } from '../language.ts';
import { severityText } from '../terms.ts';
import { decisionRecord, decisionText } from './decision-words.ts';
import { summaryOf } from './summary.ts';

/** A what-if side by side: before and after as summaries, the points, and every rule whose state is or becomes other than closed. */
export function whatIfView(
  { customerId, on, before, after, decisions, refusals }: WhatIf,
  language: Language,
) {
  return {
    customerId,
    on: isoDate(on),
    language,
    before: summaryOf(before, language),
    after: summaryOf(after, language),
    points: after.points.map((line) => {
      const was = before.points.find(({ name }) => name === line.name);
      return {
        name: line.name,
        label: indicatorLabel(line.measure, language),
        before: pointsView(was, before.currency, language),
        after: pointsView(line, after.currency, language),
      };
    }),
    rules: rulesView(before, after, language),
    decisions: decisions.map((decision) => ({
      type: decision.type,
      what: decisionText(decision, after, language),
      decision: decisionRecord(decision),
    })),
    refusals,
  };
}

function pointsView(line: Standing['points'][number] | undefined, currency: string, language: Language) {
  if (line === undefined) return null;
  const { value, points, measure } = line;
  return { value, points, text: value === null ? null : valueText(measure, value, currency, language) };
}

function rulesView(before: Standing, after: Standing, language: Language) {
  return after.rules
    .map((rule) => {
      const was = before.rules.find(({ ruleId }) => ruleId === rule.ruleId);
      return {
        ruleId: rule.ruleId,
        title: rule.title[language],
        before: was === undefined ? null : ruleState(was, language),
        after: ruleState(rule, language),
      };
    })
    .filter((rule) => rule.before !== null || rule.after !== null);
}

/** Null where there is nothing to say: no warning, and the rule's level is not met. */
function ruleState({ isOpen, severity, pendingSince, forDays }: RuleLine, language: Language): string | null {
  if (isOpen) return severityText(severity ?? '', language);
  if (pendingSince === null) return null;
  const since = isoDate(pendingSince);
  return language === 'en'
    ? `met since ${since}, warns after ${forDays} days`
    : `自${since}起达到，${forDays}天后预警`;
}
