import type { Page } from '@foreshock/report';
import type { Language } from '@foreshock/wording';
import { formatIn } from '../format.ts';
import { ageingSection } from './ageing.ts';
import { changeSection } from './changes.ts';
import { concentrationSection } from './concentration.ts';
import type { PortfolioReport } from './data.ts';
import { exposureSection } from './exposure.ts';
import { lossSection } from './losses.ts';
import { migrationSection } from './migration.ts';
import { summarySection } from './summary.ts';
import { warningSection } from './warnings.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** The risk report about all customers on one day, against an earlier one. */
export function portfolioReportPage(report: PortfolioReport, language: Language): Page {
  const say = PORTFOLIO_WORDS[language];
  const format = formatIn(language, report.currency);
  const sections = [
    summarySection,
    changeSection,
    exposureSection,
    ageingSection,
    migrationSection,
    concentrationSection,
    lossSection,
    warningSection,
  ];
  return {
    language,
    title: say.title(format.date(report.date)),
    lead: say.lead(format.date(report.date), format.date(report.since), report.currency),
    sections: sections.map((section) => section(report, format)),
  };
}

/** Where nobody is known yet there is nothing to report. */
export function emptyPortfolioPage(date: string, language: Language): Page {
  const say = PORTFOLIO_WORDS[language];
  return { language, title: say.title(date), lead: say.empty, sections: [] };
}
