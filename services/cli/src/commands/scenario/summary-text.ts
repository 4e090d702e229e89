import type { Language, Money, summaryOf } from '@foreshock/wording';
import { headings } from './words.ts';

export type Summary = ReturnType<typeof summaryOf>;

export const moneyCell = ({ decimal, currency }: Money): string => `${decimal} ${currency}`;
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`;

/** Where a customer stands, in two or three lines. */
export function standingLines(when: string, summary: Summary, language: Language): string[] {
  const say = headings[language];
  const { asOf, grade, score, overdue, open, exposure, expectedLoss, recommendedLimit, warnings } = summary;
  const risk = `${say.grade} ${grade}${summary.inDefault ? ` (${say.inDefault})` : ''}, ${say.score} ${score}, ${say.pd} ${percent(summary.probabilityOfDefault)}`;
  const money = [
    `${say.overdue} ${moneyCell(overdue)} / ${say.open} ${moneyCell(open)}`,
    `${say.exposure} ${moneyCell(exposure)}`,
    `${say.expectedLoss} ${moneyCell(expectedLoss)}`,
    `${say.limit} ${moneyCell(recommendedLimit)}`,
  ];
  const listed = warnings.map(({ title, severity, since }) => `${title} (${severity}, ${since ?? ''})`);
  return [
    `${when} (${asOf}): ${risk}`,
    `  ${money.join('; ')}`,
    `  ${say.warnings}: ${listed.length === 0 ? say.none : listed.join('; ')}`,
  ];
}
