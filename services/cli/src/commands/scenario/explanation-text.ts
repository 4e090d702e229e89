import type { explanationView } from '@foreshock/wording';
import { pointsText } from './points-text.ts';
import { standingLines } from './summary-text.ts';
import { headings } from './words.ts';

type View = ReturnType<typeof explanationView>;
type Evidence = View['rules'][number]['raise'][number];

/** An explanation on a terminal: standing, points, levels, events, sources, ways. */
export function explanationText(view: View): string {
  const say = headings[view.language];
  const { policy, now, probation, grades, grade } = { ...view, grade: view.now.grade };
  const days = grades.find((one) => one.grade === grade)?.probationDays ?? 0;
  return [
    say.explained(view.customerId, now.asOf, `${policy.id} ${policy.version}, ${policy.segment}`),
    ...standingLines(say.now, now, view.language),
    ...section(say.termsOf, view.recommendedTerms.sentences).map((line) => `  ${line}`),
    `  ${gradesText(view)}; ${say.climb(view.marginPoints)}`,
    ...(probation === null ? [] : [`  ${say.waits(probation.grade, probation.since, days)}`]),
    '',
    pointsText(view.points, view.language),
    '',
    ...section(say.overrides, overrideLines(view)),
    ...section(say.met, ruleLines(view, true)),
    ...section(say.missed, ruleLines(view, false)),
    ...section(say.moved, movedLines(view)),
    ...section(say.sources, sourceLines(view)),
    ...section(
      say.ways,
      view.counterfactuals.flatMap(({ sentences }) => sentences),
    ),
  ].join('\n');
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${heading}:`, ...lines.map((line) => `  ${line}`)];

const gradesText = ({ grades }: View): string =>
  grades.map(({ grade, minScore }) => (minScore === null ? grade : `${grade} ≥ ${minScore}`)).join(', ');

function overrideLines({ overrides }: View): string[] {
  return overrides
    .filter(({ fired }) => fired)
    .map(({ title, effect, grade, evidence }) => `${title} (${effect} ${grade}): ${levels(evidence)}`);
}

function ruleLines({ rules }: View, isMet: boolean): string[] {
  return rules
    .filter(({ isOpen, isRaising }) => (isOpen || isRaising) === isMet)
    .map(({ title, raise, clear, isOpen, isRaising }) => {
      const shown = isOpen && !isRaising && clear.length > 0 ? clear : raise;
      return `${title}: ${levels(shown)}`;
    });
}

const levels = (evidence: readonly Evidence[]): string =>
  evidence
    .map(({ label, text, thresholdText, met }) => {
      const level = thresholdText === null ? '' : ` / ${thresholdText}`;
      return `${label} ${text ?? '–'}${level} ${met ? '✓' : '✗'}`;
    })
    .join(', ');

function movedLines({ moved }: View): string[] {
  return moved.map(
    ({ date, sentence, changes }) => `${date}  ${sentence} ${changes.map(({ text }) => text).join('; ')}`,
  );
}

function sourceLines({ sources, language }: View): string[] {
  const say = headings[language];
  return sources.map(({ source, isPresent, isStale, ageDays }) => {
    const age = ageDays === null ? say.never : say.age(ageDays);
    return `${source}: ${isPresent ? '' : `${say.missing}, `}${isStale ? `${say.stale}, ` : ''}${age}`;
  });
}
