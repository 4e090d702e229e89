export type * from './customer/data.ts';
export { customerReportPage } from './customer/report.ts';
export * from './portfolio/data.ts';
export { emptyPortfolioPage, portfolioReportPage } from './portfolio/report.ts';
export { datesBetween } from './series.ts';
