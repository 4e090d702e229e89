import type { Page } from '@foreshock/report';
import type { Language } from '@foreshock/wording';
import { formatIn } from '../format.ts';
import type { CustomerReport } from './data.ts';
import { developmentSection } from './development.ts';
import { actionSection, forecastSection, invoiceSection, limitSection } from './outlook.ts';
import { paymentSection } from './payments.ts';
import { pointsSection } from './points.ts';
import { summarySection } from './summary.ts';
import { warningSection } from './warnings.ts';
import { CUSTOMER_WORDS } from './words.ts';

/** The risk report about one customer on one day. */
export function customerReportPage(report: CustomerReport, language: Language): Page {
  const say = CUSTOMER_WORDS[language];
  const format = formatIn(language, report.currency);
  const { id, version } = report.view.policy;
  const sections = [
    summarySection,
    warningSection,
    developmentSection,
    paymentSection,
    pointsSection,
    limitSection,
    forecastSection,
    actionSection,
    invoiceSection,
  ];
  return {
    language,
    title: say.title(report.master.name ?? report.customerId),
    lead: say.lead(report.customerId, format.date(report.date), `${id}@${version}`, report.currency),
    sections: sections.map((section) => section(report, format)),
  };
}
