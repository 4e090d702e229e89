import type { MemberSums, MigrationRow, WeightRow } from '@foreshock/portfolio-measures';

export const REPORT_DIMENSIONS = ['grade', 'segment', 'industry', 'region'] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

/** Warnings of one rule that came or ended in the period of the report. */
export interface RuleCount {
  readonly title: string;
  readonly severity: string;
  readonly raised: number;
  readonly cleared: number;
  /** At the end of the period. */
  readonly open: number;
}

/** A customer whose overdue amount moved most between the two days. */
export interface Mover {
  readonly customerId: string;
  readonly gradeBefore: string | null;
  readonly grade: string | null;
  readonly overdueBeforeMinor: number;
  readonly overdueMinor: number;
  readonly exposureBeforeMinor: number;
  readonly exposureMinor: number;
}

export interface HeatCell {
  readonly severity: string;
  readonly likelihood: string;
  readonly warnings: number;
}

/** A warning about a portfolio of customers. */
export interface PortfolioWarningLine {
  readonly title: string;
  readonly member: string;
  readonly severity: string;
  readonly raisedOn: string;
  readonly evidence: readonly string[];
}

/** All that a report about the portfolio says; dates are ISO texts, amounts minor units of the base currency. */
export interface PortfolioReport {
  readonly date: string;
  /** The day to compare with. */
  readonly since: string;
  readonly currency: string;
  /** With what was due 30 days before. */
  readonly now: MemberSums;
  readonly before: MemberSums | null;
  readonly byDimension: Readonly<Record<ReportDimension, readonly MemberSums[]>>;
  /** The whole over a year, ascending. */
  readonly series: readonly MemberSums[];
  readonly migration: readonly MigrationRow[];
  readonly heaviest: readonly WeightRow[];
  readonly movers: readonly Mover[];
  readonly downgrades: number;
  readonly upgrades: number;
  readonly rules: readonly RuleCount[];
  readonly heat: readonly HeatCell[];
  readonly warnings: readonly PortfolioWarningLine[];
}
