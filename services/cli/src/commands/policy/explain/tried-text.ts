import type { Evidence, Scorecard } from '@foreshock/policy';
import type { Tried } from '@foreshock/policy-tools';
import { table } from '../../../output/table.ts';
import { indented } from './segment-text.ts';
import type { Speech } from './speech.ts';

/** What the policy makes of a customer: grade and limit, where the points came from, which levels are met. */
export function triedText(
  { assessment, rules }: Tried,
  card: Scorecard,
  only: string | undefined,
  speech: Speech,
): string[] {
  const { say, money, percent, text } = speech;
  const { policySegment, grade, score, recommendedLimitMinor, overrides, sourcesMissing } = assessment;
  const titles = card.overrides.filter(({ id }) => overrides.includes(id)).map(({ title }) => text(title));
  const shown = rules.filter(({ ruleId }) => only === undefined || ruleId === only);
  return [
    say.tried,
    `  ${say.result(policySegment, grade, score, money(recommendedLimitMinor))}`,
    `  ${say.expectedLoss(percent(assessment.probabilityOfDefault), money(assessment.expectedLossMinor))}`,
    ...(titles.length > 0 ? [`  ${say.fired(titles.join(say.semicolon))}`] : []),
    ...(sourcesMissing.length > 0 ? [`  ${say.sourcesMissing(sourcesMissing.join(', '))}`] : []),
    '',
    ...pointsLines(assessment, card, speech),
    '',
    ...levelLines(shown, speech),
  ];
}

function pointsLines({ points }: Tried['assessment'], card: Scorecard, speech: Speech): string[] {
  const { say, label } = speech;
  const [characteristic, value, column] = say.columns;
  const names = new Map([...card.behaviour, ...card.external].map((one) => [one.id, one.value]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return indented(
    table(
      [
        { heading: characteristic, text: (row) => label(nameOf(row.name)) },
        { heading: value, text: (row) => shownValue(nameOf(row.name), row.value, speech), align: 'right' },
        { heading: column, text: (row) => String(row.points), align: 'right' },
      ],
      points,
    ),
  );
}

function levelLines(rules: Tried['rules'], speech: Speech): string[] {
  const { say, label } = speech;
  const [rule, value, is, level, met, so] = say.levelColumns;
  const rows = rules.flatMap(({ ruleId, state, severity, evidence }) =>
    evidence.map((item, index) => ({
      ...item,
      rule: index === 0 ? ruleId : '',
      so: index > 0 ? '' : `${say.states[state]}${severity === null ? '' : ` (${say.levels[severity]})`}`,
    })),
  );
  return indented(
    table(
      [
        { heading: rule, text: (row) => row.rule },
        { heading: value, text: (row) => label(row.name) },
        { heading: is, text: (row) => shownValue(row.name, row.value, speech), align: 'right' },
        { heading: level, text: (row) => shownValue(row.name, row.threshold, speech), align: 'right' },
        { heading: met, text: (row) => (row.met ? say.yes : say.no) },
        { heading: so, text: (row) => row.so },
      ],
      rows,
    ),
  );
}

function shownValue(name: string, value: Evidence['value'], { say, ...speech }: Speech): string {
  return value === null ? say.missing : speech.value(name, value);
}
