import { cellDay } from '../cells.ts';
import { high, joined, low } from '../exact.ts';
import { DUE } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { lengthOf } from '../sections.ts';
import { double, long, type ValuesOf } from './definition.ts';
import {
  cleanCount,
  cleanMinor,
  cleanWeight,
  disputedCount,
  disputedMinor,
  disputedWeight,
  openMinor,
  overdueCleanMinor,
  overdueMinor,
} from './sums.ts';

export const AGEING = [
  long(
    'ageing1To30Minor',
    'minor',
    '1–30 days past due',
    '逾期1–30天',
    'Overdue amounts 1 to 30 days past due',
  ),
  long(
    'ageing31To60Minor',
    'minor',
    '31–60 days past due',
    '逾期31–60天',
    'Overdue amounts 31 to 60 days past due',
  ),
  long(
    'ageing61To90Minor',
    'minor',
    '61–90 days past due',
    '逾期61–90天',
    'Overdue amounts 61 to 90 days past due',
  ),
  long(
    'ageing91PlusMinor',
    'minor',
    'Over 90 days past due',
    '逾期90天以上',
    'Overdue amounts 91 or more days past due',
  ),
  long(
    'ageing1To30Count',
    'count',
    'Invoices 1–30 days past due',
    '逾期1–30天发票数',
    'Invoices 1 to 30 days past due',
  ),
  long(
    'ageing31To60Count',
    'count',
    'Invoices 31–60 days past due',
    '逾期31–60天发票数',
    'Invoices 31 to 60 days past due',
  ),
  long(
    'ageing61To90Count',
    'count',
    'Invoices 61–90 days past due',
    '逾期61–90天发票数',
    'Invoices 61 to 90 days past due',
  ),
  long(
    'ageing91PlusCount',
    'count',
    'Invoices over 90 days past due',
    '逾期90天以上发票数',
    'Invoices 91 or more days past due',
  ),
  long(
    'maxDaysPastDue',
    'days',
    'Oldest days past due',
    '最长逾期天数',
    'D − the earliest due date of an overdue undisputed invoice, 0 without one',
  ),
  double(
    'weightedDaysPastDue',
    'days',
    'Weighted days past due',
    '加权逾期天数',
    'Σ(open × days past due) / Σ open over overdue invoices, disputed ones too; 0 without any',
  ),
  double(
    'overdueRatio',
    'ratio',
    'Overdue ratio',
    '逾期率',
    'overdueMinor / openMinor, 0 where nothing is open',
  ),
  double(
    'overdueCleanRatio',
    'ratio',
    'Undisputed overdue ratio',
    '无争议逾期率',
    'overdueCleanMinor / openMinor, 0 where nothing is open',
  ),
] as const;

export function computeAgeing(ledger: Ledger, out: ValuesOf<typeof AGEING>): void {
  out.ageing1To30Minor = inZone(ledger, 1);
  out.ageing31To60Minor = inZone(ledger, 2);
  out.ageing61To90Minor = inZone(ledger, 3);
  out.ageing91PlusMinor = inZone(ledger, 4);
  out.ageing1To30Count = countIn(ledger, 1);
  out.ageing31To60Count = countIn(ledger, 2);
  out.ageing61To90Count = countIn(ledger, 3);
  out.ageing91PlusCount = countIn(ledger, 4);
  out.maxDaysPastDue = oldestCleanDays(ledger);
  out.weightedDaysPastDue = weightedDaysPastDue(ledger);
  const open = openMinor(ledger);
  out.overdueRatio = open === 0 ? 0 : overdueMinor(ledger) / open;
  out.overdueCleanRatio = open === 0 ? 0 : overdueCleanMinor(ledger) / open;
}

function oldestCleanDays(ledger: Ledger): number {
  return lengthOf(ledger, DUE) === 0 ? 0 : Math.max(0, ledger.today - cellDay(ledger, DUE, 0));
}

/** Σ open × (D − due) = D × Σ open − Σ open × due, so that a new day costs nothing. */
function weightedDaysPastDue(ledger: Ledger): number {
  const overdue = overdueMinor(ledger);
  if (overdue === 0) return 0;
  const clean = cleanWeight(ledger);
  const disputed = disputedWeight(ledger);
  const highDays = ledger.today * high(overdue) - clean.high - disputed.high;
  const lowDays = ledger.today * low(overdue) - clean.low - disputed.low;
  return joined(highDays, lowDays) / overdue;
}

function inZone(ledger: Ledger, zone: number): number {
  return cleanMinor(ledger, zone) + disputedMinor(ledger, zone);
}

function countIn(ledger: Ledger, zone: number): number {
  return cleanCount(ledger, zone) + disputedCount(ledger, zone);
}
