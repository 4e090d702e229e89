import { measuresOf, type MemberSums, type WeightRow } from '@foreshock/portfolio-measures';
import { moneyOf } from '@foreshock/wording';
import type { z } from 'zod';
import type { HeatCell } from '../queries/open-warnings.ts';
import type { portfolio } from './customers.ts';
import { membersFrom, weightsFrom } from './figures-from-sums.ts';

export type Portfolio = z.output<typeof portfolio>;

export interface PortfolioRows {
  /** As it was asked for. */
  readonly asOf: string | null;
  readonly latestChange: string | null;
  /** Of all customers; absent where none is known yet. */
  readonly whole: MemberSums | undefined;
  readonly byGrade: readonly MemberSums[];
  readonly bySegment: readonly MemberSums[];
  readonly top: readonly WeightRow[];
  readonly warnings: readonly HeatCell[];
}

/** The portfolio of the base currency. */
export function portfolioFrom(rows: PortfolioRows): Portfolio {
  const { whole } = rows;
  const [figures] = membersFrom(whole === undefined ? [] : [whole]);
  return {
    asOf: rows.asOf,
    latestChange: rows.latestChange,
    currency: whole?.currency ?? null,
    customers: whole?.customers ?? 0,
    overdueCustomers: whole?.overdueCustomers ?? 0,
    totals: whole === undefined ? null : totalsOf(whole),
    overdueRatio: whole === undefined ? 0 : (measuresOf(whole, whole.positive).overdueRatio ?? 0),
    ageing: figures?.ageing ?? [],
    byGrade: membersFrom(rows.byGrade).map(groupFrom),
    bySegment: membersFrom(rows.bySegment).map(groupFrom),
    topExposures: weightsFrom(rows.top),
    hhi: figures?.concentration.hhi ?? null,
    openWarnings: openBySeverity(rows.warnings),
  };
}

function totalsOf({
  currency,
  open,
  overdue,
  disputed,
  exposure,
}: MemberSums): NonNullable<Portfolio['totals']> {
  const money = (minor: number) => moneyOf(minor, currency);
  return { open: money(open), overdue: money(overdue), disputed: money(disputed), exposure: money(exposure) };
}

const groupFrom = ({
  member: name,
  customers,
  open,
  overdue,
  exposure,
}: ReturnType<typeof membersFrom>[number]) => ({
  ...{ name, customers, open, overdue, exposure },
});

function openBySeverity(cells: readonly HeatCell[]): Portfolio['openWarnings'] {
  const counts = { HIGH: 0, MEDIUM: 0, LOW: 0 };
  for (const { severity, warnings } of cells) counts[severity] += warnings;
  return counts;
}
