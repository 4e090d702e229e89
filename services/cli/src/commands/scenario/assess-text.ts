import type { onboardingView } from '@foreshock/wording';
import { pointsText } from './points-text.ts';
import { moneyCell, percent } from './summary-text.ts';
import { headings } from './words.ts';

type View = ReturnType<typeof onboardingView>;

/** A first assessment on a terminal. */
export function assessText(view: View): string {
  const say = headings[view.language];
  const { now, policy, requestedLimit, grantedLimit, terms, conditions, sources, overrides, better } = view;
  const { recommendedTerms } = view;
  const requested = requestedLimit === null ? null : moneyCell(requestedLimit);
  const list = (texts: readonly string[]) => (texts.length === 0 ? say.none : texts.join(', '));
  const fired = overrides.filter(({ fired: isFired }) => isFired).map(({ title }) => title);
  return [
    say.applicant(view.name, `${policy.id} ${policy.version}, ${policy.segment}`),
    `${say.grade} ${now.grade}, ${say.score} ${now.score}, ${say.pd} ${percent(now.probabilityOfDefault)}`,
    say.granted(moneyCell(grantedLimit), requested),
    ...(terms === null ? [] : [say.terms(terms)]),
    ...recommendedTerms.sentences.map((sentence) => `  ${sentence}`),
    `${say.conditions}: ${list(conditions)}`,
    `${say.present}: ${list(sources.present)}; ${say.absent}: ${list(sources.missing)}`,
    `${say.overrides}: ${list(fired)}`,
    '',
    pointsText(view.points, view.language),
    '',
    `${say.better}:`,
    ...(better.length === 0 ? [`  ${say.nothingBetter}`] : better.map((sentence) => `  ${sentence}`)),
  ].join('\n');
}
