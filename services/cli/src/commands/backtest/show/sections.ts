import type { Comparison } from '@foreshock/backtest';
import type { Section } from '@foreshock/report';
import { dateText, type Language } from '@foreshock/wording';
import { count } from './format.ts';
import { calibrationSection } from './section/calibration.ts';
import { foresightSection } from './section/foresight.ts';
import { gradesSection } from './section/grades.ts';
import { scoreSection } from './section/score.ts';
import { summarySection } from './section/summary.ts';
import { warningsSection } from './section/warnings.ts';
import { assumptionsSection, worthSection } from './section/worth.ts';
import { WORDS, type Words } from './words.ts';

/** What every section is made of. */
export interface Shown {
  readonly comparison: Comparison;
  readonly say: Words;
  readonly currency: string;
}

/** The report, section by section: what the terminal prints and what the page shows. Charts are for the page alone. */
export function sectionsOf(
  comparison: Comparison,
  assumed: readonly string[],
  language: Language,
  withCharts: boolean,
): { readonly title: string; readonly lead: string; readonly sections: readonly Section[] } {
  const say = WORDS[language];
  const last = comparison.live.policies.at(-1)!;
  const shown: Shown = { comparison, say, currency: last.baseCurrency };
  const nameOf = (which: 'live' | 'draft') => {
    const policy = comparison[which].policies.at(-1);
    return policy === undefined ? say[which] : `${policy.policyId} ${policy.version}`;
  };
  const sections = [
    summarySection(shown),
    warningsSection(shown, withCharts),
    foresightSection(shown),
    scoreSection(shown, withCharts),
    calibrationSection(shown),
    gradesSection(shown, withCharts),
    worthSection(shown),
    assumptionsSection(shown, assumed),
  ];
  const { from, to, records, horizonDays, outcome, live } = comparison;
  const lead = say.lead({
    from: dateText(from, language),
    to: dateText(to, language),
    days: count(to - from + 1),
    customers: count(live.portfolio.customers),
    records: count(records),
    outcome: say.outcomes[outcome],
    horizonDays,
  });
  return { title: say.title(nameOf('draft'), nameOf('live')), lead, sections };
}
