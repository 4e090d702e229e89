import { table } from '../../output/table.ts';
import { money, nameOf, outcomes, type Figure } from './cells.ts';
import type { PricedGroup, Shown } from './shown.ts';
import { comparisonText, costText, WORDS, type Language } from './words.ts';

/** The figures as tables for a terminal, with the sentences that they need. */
export function textOf(shown: Shown, language: Language): string {
  const say = WORDS[language];
  const { total } = shown;
  if (total === null) return say.empty;
  return [
    say.lead(shown.asOf ?? '', shown.horizonDays),
    groupsAs(outcomes(language), shown, total, language),
    groupsAs(money(shown, language), shown, total, language),
    comparisonText(shown.comparison, language),
    costText(shown, language),
  ].join('\n\n');
}

function groupsAs(
  figures: readonly Figure[],
  { groups, by }: Shown,
  total: PricedGroup,
  language: Language,
): string {
  const say = WORDS[language];
  const name = { heading: say.by[by as keyof typeof say.by], text: ({ key }: PricedGroup) => key };
  const rows = [
    ...groups.map((group) => ({ ...group, key: nameOf(group.key, language) })),
    { ...total, key: say.total },
  ];
  return table([name, ...figures.map((figure) => ({ ...figure, align: 'right' as const }))], rows);
}
