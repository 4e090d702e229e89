import type { Comparison } from '@foreshock/backtest';
import { page } from '@foreshock/report';
import type { Language } from '@foreshock/wording';
import { sectionsOf } from './sections.ts';

/** The report as one HTML page. */
export const pageOf = (comparison: Comparison, assumed: readonly string[], language: Language): string =>
  page({ language, ...sectionsOf(comparison, assumed, language, true) });
