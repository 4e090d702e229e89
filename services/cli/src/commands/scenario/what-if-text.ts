import type { whatIfView } from '@foreshock/wording';
import { table } from '../../output/table.ts';
import { moneyCell, percent, type Summary } from './summary-text.ts';
import { headings } from './words.ts';

type View = ReturnType<typeof whatIfView>;
type Line = readonly [label: string, before: string, after: string];

/** Before and after side by side; of points and rules those that differ or say something. */
export function whatIfText(view: View): string {
  const say = headings[view.language];
  const columns = [
    { heading: '', text: ([label]: Line) => label },
    { heading: say.before, text: (line: Line) => line[1], align: 'right' as const },
    { heading: say.after, text: (line: Line) => line[2], align: 'right' as const },
    { heading: '', text: (line: Line) => (line[1] === line[2] ? '' : '*') },
  ];
  return [
    say.whatIf(view.customerId, view.on),
    table(columns, [...summaryLines(view), ...pointsLines(view), ...ruleLines(view)]),
    ...view.decisions
      .filter(({ type }) => type !== 'RiskAssessed')
      .map(({ what }) => `${say.would}: ${what}`),
    ...view.refusals.map(({ index, message }) => say.refused(index + 1, message)),
  ].join('\n');
}

function summaryLines({ before, after, language }: View): Line[] {
  const say = headings[language];
  const line = (label: string, of: (summary: Summary) => string): Line => [label, of(before), of(after)];
  return [
    line(say.grade, ({ grade, inDefault }) => (inDefault ? `${grade}, ${say.inDefault}` : grade)),
    line(say.score, ({ score }) => String(score)),
    line(say.behaviour, ({ behaviourScore }) => String(behaviourScore)),
    line(say.external, ({ externalScore }) => (externalScore === null ? say.missing : String(externalScore))),
    line(say.pd, ({ probabilityOfDefault }) => percent(probabilityOfDefault)),
    line(say.open, ({ open }) => moneyCell(open)),
    line(say.overdue, ({ overdue }) => moneyCell(overdue)),
    line(say.exposure, ({ exposure }) => moneyCell(exposure)),
    line(say.expectedLoss, ({ expectedLoss }) => moneyCell(expectedLoss)),
    line(say.limit, ({ recommendedLimit }) => moneyCell(recommendedLimit)),
  ];
}

function pointsLines({ points, language }: View): Line[] {
  const say = headings[language];
  const cell = (of: View['points'][number]['before']) =>
    of === null ? '' : `${of.text ?? say.missing}: ${of.points}`;
  return points
    .filter(({ before, after }) => before?.points !== after?.points)
    .map(({ label, before, after }) => [`${say.points}, ${label}`, cell(before), cell(after)]);
}

function ruleLines({ rules, language }: View): Line[] {
  const say = headings[language];
  return rules.map(({ title, before, after }) => [`${say.rule}: ${title}`, before ?? '–', after ?? '–']);
}
