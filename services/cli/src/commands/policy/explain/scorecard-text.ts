import type { Bin, Characteristic, GradeOverride, Scorecard } from '@foreshock/policy';
import { table } from '../../../output/table.ts';
import { indented } from './segment-text.ts';
import type { Speech } from './speech.ts';

/** A scorecard: points by value, how the sums become a score, and grades with what overrides them. */
export function scorecardText(card: Scorecard, name: string, speech: Speech): string[] {
  const { say, percent } = speech;
  const { combine } = card;
  const weight = combine.rule === 'weighted' ? say.weight(percent(combine.behaviourWeight)) : '';
  const groups = (['behaviour', 'external'] as const).flatMap((group) =>
    card[group].flatMap((one) => rowsOf(one, say.groups[group], speech)),
  );
  const [characteristic, value, points] = say.columns;
  return [
    say.scorecard(name),
    `  ${say.base(card.base)}`,
    ...(card.externalBase === undefined ? [] : [`  ${say.externalBase(card.externalBase)}`]),
    ...indented(
      table(
        [
          { heading: characteristic, text: (row) => row.name },
          { heading: value, text: (row) => row.value },
          { heading: points, text: (row) => signed(row.points), align: 'right' },
        ],
        groups,
      ),
    ),
    ...(card.external.length > 0 ? [`  ${say.combine[combine.rule]}${weight}`] : []),
    '',
    ...gradeLines(card, speech),
    ...card.overrides.map((override) => `  - ${overrideText(override, speech)}`),
  ];
}

interface PointsRow {
  readonly name: string;
  readonly value: string;
  readonly points: number;
}

/** The name stands at the first of its rows only. */
function rowsOf({ value, bins, missing }: Characteristic, group: string, speech: Speech): PointsRow[] {
  const { say, label } = speech;
  return [
    ...bins.map((bin, index) => ({
      name: index === 0 ? `${label(value)} (${group})` : '',
      value: binText(bin, value, speech),
      points: bin.points,
    })),
    { name: '', value: say.missing, points: missing },
  ];
}

function binText({ from, to }: Bin, name: string, { say, value }: Speech): string {
  if (from === undefined) return to === undefined ? '' : say.below(value(name, to));
  return to === undefined ? say.from(value(name, from)) : say.between(value(name, from), value(name, to));
}

function gradeLines({ grades, upgrade }: Scorecard, { say, percent }: Speech): string[] {
  const [grade, score, pd, probation] = say.gradeColumns;
  const rows = table(
    [
      { heading: grade, text: (row) => row.grade },
      { heading: score, text: (row) => String(row.minScore ?? say.anyScore), align: 'right' },
      { heading: pd, text: (row) => percent(row.pd), align: 'right' },
      {
        heading: probation,
        text: (row) => String(row.probationDays ?? upgrade.probationDays),
        align: 'right',
      },
    ],
    grades,
  );
  return [...indented(rows), `  ${say.upgrade(upgrade.marginPoints)}`];
}

function overrideText({ title, when, grade, cap, floor }: GradeOverride, speech: Speech): string {
  const { say, text } = speech;
  const condition = speech.when(when);
  const effect =
    grade !== undefined
      ? say.override.grade(grade, condition)
      : cap !== undefined
        ? say.override.cap(cap, condition)
        : say.override.floor(floor!, condition);
  return `${text(title)}${say.colon}${effect}`;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points));
