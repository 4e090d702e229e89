import type { DefaultDefinition, Segment } from '@foreshock/policy';
import { table } from '../../../output/table.ts';
import type { Speech } from './speech.ts';

/** Whom a segment takes, in one line. */
export function segmentLine({ id, title, match = {}, lgd }: Segment, { say, text, percent }: Speech): string {
  const facts = Object.entries(match).map(([field, accepted]) => `${field} ${accepted.join(say.or)}`);
  const whom = facts.length === 0 ? say.everybodyElse : say.matching(facts.join(say.and));
  return `  ${id} (${text(title)})${say.colon}${whom}${say.semicolon}${say.loss(percent(lgd))}`;
}

/** The limit formula of a segment. */
export function limitText({ limit, title }: Segment, grades: readonly string[], speech: Speech): string[] {
  const { say, text, label, money, percent } = speech;
  const [grade, share, least] = say.limitColumns;
  const rows = table(
    [
      { heading: grade, text: (row) => row },
      { heading: share, text: (row) => percent(limit.shareByGrade[row] ?? 0), align: 'right' },
      { heading: least, text: (row) => money(limit.startMinorByGrade?.[row] ?? 0), align: 'right' },
    ],
    grades,
  );
  return [
    say.limit(text(title)),
    `  ${say.formula(label(limit.turnover))}`,
    ...indented(rows),
    `  ${say.bounds(money(limit.capMinor), money(limit.roundToMinor), percent(limit.changeRatio))}`,
  ];
}

/** When a customer is in default, and when no longer. */
export function defaultText(definition: DefaultDefinition, speech: Speech): string[] {
  const { say, text, label, money, percent, value, when } = speech;
  const { pastDue, unlikelyToPay = [], probationDays } = definition;
  const longest = value(pastDue.value, Number(pastDue.moreThanDays));
  const share = percent(pastDue.moreThanRatio);
  return [
    say.default,
    `  ${say.inDefault(label(pastDue.amount), longest, money(pastDue.moreThanMinor), share, label(pastDue.of))}`,
    ...unlikelyToPay.map((one) => `  ${say.unlikely(text(one.title), when(one.when))}`),
    `  ${say.cured(probationDays)}`,
  ];
}

export function indented(lines: string): string[] {
  return lines.split('\n').map((line) => `  ${line}`);
}
