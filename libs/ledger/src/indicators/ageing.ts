import { cellDay } from '../cells.ts';
import type { Day } from '../day.ts';
import { high, joined, low } from '../exact.ts';
import { DUE } from '../layout.ts';
import type { Ledger } from '../ledger.ts';
import { lengthOf } from '../sections.ts';
import { double, long, perDay, type ValuesOf } from './definition.ts';
import {
  cleanCount,
  cleanMinor,
  cleanWeight,
  disputedCount,
  disputedMinor,
  disputedSeries,
  disputedWeight,
  openMinor,
  overdueCleanMinor,
  overdueMinor,
  type Weight,
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
  perDay(
    long(
      'maxDaysPastDue',
      'days',
      'Oldest days past due',
      '最长逾期天数',
      'D − the earliest due date of an overdue undisputed invoice, 0 without one',
    ),
  ),
  perDay(
    double(
      'weightedDaysPastDue',
      'days',
      'Weighted days past due',
      '加权逾期天数',
      'Σ(open × days past due) / Σ open over overdue invoices, disputed ones too; 0 without any',
    ),
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
  long(
    'ageing1To30CleanMinor',
    'minor',
    '1–30 days past due, undisputed',
    '逾期1–30天（无争议）',
    'Undisputed overdue amounts 1 to 30 days past due',
  ),
  long(
    'ageing31To60CleanMinor',
    'minor',
    '31–60 days past due, undisputed',
    '逾期31–60天（无争议）',
    'Undisputed overdue amounts 31 to 60 days past due',
  ),
  long(
    'ageing61To90CleanMinor',
    'minor',
    '61–90 days past due, undisputed',
    '逾期61–90天（无争议）',
    'Undisputed overdue amounts 61 to 90 days past due',
  ),
  long(
    'ageing91PlusCleanMinor',
    'minor',
    'Over 90 days past due, undisputed',
    '逾期90天以上（无争议）',
    'Undisputed overdue amounts 91 or more days past due',
  ),
  long(
    'ageing1To30CleanCount',
    'count',
    'Undisputed invoices 1–30 days past due',
    '逾期1–30天无争议发票数',
    'Undisputed invoices 1 to 30 days past due',
  ),
  long(
    'ageing31To60CleanCount',
    'count',
    'Undisputed invoices 31–60 days past due',
    '逾期31–60天无争议发票数',
    'Undisputed invoices 31 to 60 days past due',
  ),
  long(
    'ageing61To90CleanCount',
    'count',
    'Undisputed invoices 61–90 days past due',
    '逾期61–90天无争议发票数',
    'Undisputed invoices 61 to 90 days past due',
  ),
  long(
    'ageing91PlusCleanCount',
    'count',
    'Undisputed invoices over 90 days past due',
    '逾期90天以上无争议发票数',
    'Undisputed invoices 91 or more days past due',
  ),
  perDay(
    long(
      'maxDaysPastDueAll',
      'days',
      'Oldest days past due, disputed too',
      '最长逾期天数（含争议）',
      'D − the earliest due date of an overdue invoice, disputed or not, 0 without one',
    ),
  ),
  perDay(
    double(
      'weightedDaysPastDueClean',
      'days',
      'Weighted days past due, undisputed',
      '加权逾期天数（无争议）',
      'Σ(open × days past due) / Σ open over undisputed overdue invoices; 0 without any',
    ),
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
  out.maxDaysPastDue = maxDaysPastDue(ledger);
  out.maxDaysPastDueAll = Math.max(
    out.maxDaysPastDue,
    daysSince(ledger, disputedSeries(ledger)?.days[0] ?? null),
  );
  const clean = overdueCleanMinor(ledger);
  const overdue = overdueMinor(ledger);
  out.weightedDaysPastDue = weightedDays(ledger, overdue, disputedWeight(ledger));
  out.weightedDaysPastDueClean = weightedDays(ledger, clean, NO_WEIGHT);
  const open = openMinor(ledger);
  out.overdueRatio = open === 0 ? 0 : overdue / open;
  out.overdueCleanRatio = overdueCleanRatio(ledger);
  computeCleanAgeing(ledger, out);
}

function computeCleanAgeing(ledger: Ledger, out: ValuesOf<typeof AGEING>): void {
  out.ageing1To30CleanMinor = cleanMinor(ledger, 1);
  out.ageing31To60CleanMinor = cleanMinor(ledger, 2);
  out.ageing61To90CleanMinor = cleanMinor(ledger, 3);
  out.ageing91PlusCleanMinor = cleanMinor(ledger, 4);
  out.ageing1To30CleanCount = cleanCount(ledger, 1);
  out.ageing31To60CleanCount = cleanCount(ledger, 2);
  out.ageing61To90CleanCount = cleanCount(ledger, 3);
  out.ageing91PlusCleanCount = cleanCount(ledger, 4);
}

export function overdueCleanRatio(ledger: Ledger): number {
  const open = openMinor(ledger);
  return open === 0 ? 0 : overdueCleanMinor(ledger) / open;
}

/** D − the earliest due date of an overdue undisputed invoice, 0 without one. */
export function maxDaysPastDue(ledger: Ledger): number {
  return daysSince(ledger, firstCleanDue(ledger));
}

function firstCleanDue(ledger: Ledger): Day | null {
  return lengthOf(ledger, DUE) === 0 ? null : cellDay(ledger, DUE, 0);
}

function daysSince(ledger: Ledger, due: Day | null): number {
  return due === null ? 0 : Math.max(0, ledger.today - due);
}

const NO_WEIGHT = { high: 0, low: 0 };

/** Σ open × (D − due) = D × Σ open − Σ open × due, so that a new day costs nothing; the undisputed and `others`. */
function weightedDays(ledger: Ledger, overdue: number, others: Weight): number {
  if (overdue === 0) return 0;
  const clean = cleanWeight(ledger);
  const highDays = ledger.today * high(overdue) - clean.high - others.high;
  const lowDays = ledger.today * low(overdue) - clean.low - others.low;
  return joined(highDays, lowDays) / overdue;
}

function inZone(ledger: Ledger, zone: number): number {
  return cleanMinor(ledger, zone) + disputedMinor(ledger, zone);
}

function countIn(ledger: Ledger, zone: number): number {
  return cleanCount(ledger, zone) + disputedCount(ledger, zone);
}
