export {
  areaChart,
  barChart,
  lineChart,
  stackChart,
  stepChart,
  type ChartOptions,
  type Series,
} from './chart/chart.ts';
export { dotChart, type Dots } from './chart/dots.ts';
export { rankingChart, type Ranked } from './chart/ranking.ts';
export { letter, type Letter } from './letter.ts';
export { page, type DocumentLanguage, type Page } from './page.ts';
export { letterPdf } from './pdf/letter.ts';
export { inProcessPdfMaker, PdfMakerBusy, type Draft, type PdfMaker } from './pdf/maker.ts';
export { pagePdf } from './pdf/page.ts';
export type { Made } from './pdf/render.ts';
export { threadPdfMaker } from './pdf/thread.ts';
export type { Block, Column, Fact, Figure, Section, Table } from './section.ts';
