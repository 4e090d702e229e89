export { barChart, lineChart, type ChartOptions, type Series } from './chart.ts';
export { page, type Page } from './page.ts';
export type { Block, Column, Section } from './section.ts';
