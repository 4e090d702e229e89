import { barChart, page, type Block } from '@foreshock/report';
import { money, nameOf, outcomes, type Figure } from './cells.ts';
import type { Shown } from './shown.ts';
import { comparisonText, costText, WORDS, type Language } from './words.ts';

/** The figures as one HTML page. */
export function reportOf(shown: Shown, language: Language): string {
  const say = WORDS[language];
  const { total } = shown;
  if (total === null) return page({ language, title: say.title, lead: say.empty, sections: [] });
  const groupsAs = (figures: readonly Figure[]): Block => ({
    kind: 'table',
    columns: [
      { heading: say.by[shown.by as keyof typeof say.by] },
      ...figures.map(({ heading }) => ({ heading, align: 'right' as const })),
    ],
    rows: [...shown.groups, total].map((group, n) => [
      n < shown.groups.length ? nameOf(group.key, language) : say.total,
      ...figures.map(({ text }) => text(group)),
    ]),
  });
  const text = (words: string): Block => ({ kind: 'text', text: words });
  return page({
    language,
    title: say.title,
    lead: say.lead(shown.asOf ?? '', shown.horizonDays),
    sections: [
      { title: say.sections.outcomes, blocks: [groupsAs(outcomes(language)), text(say.definitions)] },
      {
        title: say.sections.money,
        blocks: [groupsAs(money(shown, language)), recoveredChart(shown, language), text(say.daysWon)],
      },
      {
        title: say.sections.comparison,
        blocks: [text(comparisonText(shown.comparison, language)), text(say.noCause)],
      },
      { title: say.sections.costs, blocks: [text(costText(shown, language))] },
    ],
  });
}

function recoveredChart({ groups }: Shown, language: Language): Block {
  const say = WORDS[language];
  const series = [0, 1, 2].map((nth) => ({
    name: say.money.within([30, 60, 90][nth] ?? 0),
    values: groups.map(({ windows }) => {
      const { collectableMinor = 0, recoveredMinor = 0 } = windows[nth] ?? {};
      return collectableMinor === 0 ? null : Math.round((1000 * recoveredMinor) / collectableMinor) / 10;
    }),
  }));
  const labels = groups.map(({ key }) => nameOf(key, language));
  return { kind: 'chart', caption: say.sections.recovered, svg: barChart({ labels, series, unit: '%' }) };
}
