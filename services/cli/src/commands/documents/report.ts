import type { OutputOptions } from '../../output/print.ts';
import { saveDocument } from './save.ts';

export interface CustomerReportOptions extends OutputOptions {
  readonly out: string;
  readonly date?: string;
  readonly language: string;
}

export interface PortfolioReportOptions extends CustomerReportOptions {
  readonly since?: string;
}

/** Writes the risk report about a customer into a file. */
export function customerReportCommand(id: string, options: CustomerReportOptions): Promise<void> {
  const { out, date, language } = options;
  const path = `/v1/reports/customers/${encodeURIComponent(id)}`;
  return saveDocument(out, { path, query: { language, asOf: date } }, options);
}

/** Writes the risk report about the portfolio into a file. */
export function portfolioReportCommand(options: PortfolioReportOptions): Promise<void> {
  const { out, date, since, language } = options;
  return saveDocument(
    out,
    { path: '/v1/reports/portfolio', query: { language, asOf: date, since } },
    options,
  );
}
