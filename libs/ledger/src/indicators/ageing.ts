import { DUE_COLUMN } from '../columns.ts';
import { highSumOf, joined } from '../exact.ts';
import type { Ledger } from '../ledger.ts';
import { zoneSum, type DaySeries } from '../series.ts';
import { double, long, perDay, type ValuesOf } from './definition.ts';
import { openIn, overdueIn } from './sums.ts';

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
  const { clean, disputed } = ledger;
  computeBuckets(clean, disputed, out);
  out.maxDaysPastDue = oldestDays(ledger, clean);
  out.maxDaysPastDueAll = Math.max(out.maxDaysPastDue, oldestDays(ledger, disputed));
  out.weightedDaysPastDueClean = weightedDaysPastDue(ledger, clean, null);
  out.weightedDaysPastDue =
    disputed === null ? out.weightedDaysPastDueClean : weightedDaysPastDue(ledger, clean, disputed);
  const open = openIn(clean) + openIn(disputed);
  const overdueClean = overdueIn(clean);
  out.overdueRatio = open === 0 ? 0 : (overdueClean + overdueIn(disputed)) / open;
  out.overdueCleanRatio = open === 0 ? 0 : overdueClean / open;
}

/** Zones 1 to 4 are the buckets; what is disputed comes on top of what is clean. */
function computeBuckets(clean: DaySeries, disputed: DaySeries | null, out: ValuesOf<typeof AGEING>): void {
  const { amount, count } = DUE_COLUMN;
  out.ageing1To30CleanMinor = zoneSum(clean, amount, 1, 1);
  out.ageing31To60CleanMinor = zoneSum(clean, amount, 2, 2);
  out.ageing61To90CleanMinor = zoneSum(clean, amount, 3, 3);
  out.ageing91PlusCleanMinor = zoneSum(clean, amount, 4, 4);
  out.ageing1To30CleanCount = zoneSum(clean, count, 1, 1);
  out.ageing31To60CleanCount = zoneSum(clean, count, 2, 2);
  out.ageing61To90CleanCount = zoneSum(clean, count, 3, 3);
  out.ageing91PlusCleanCount = zoneSum(clean, count, 4, 4);
  out.ageing1To30Minor = out.ageing1To30CleanMinor + zoneSum(disputed, amount, 1, 1);
  out.ageing31To60Minor = out.ageing31To60CleanMinor + zoneSum(disputed, amount, 2, 2);
  out.ageing61To90Minor = out.ageing61To90CleanMinor + zoneSum(disputed, amount, 3, 3);
  out.ageing91PlusMinor = out.ageing91PlusCleanMinor + zoneSum(disputed, amount, 4, 4);
  out.ageing1To30Count = out.ageing1To30CleanCount + zoneSum(disputed, count, 1, 1);
  out.ageing31To60Count = out.ageing31To60CleanCount + zoneSum(disputed, count, 2, 2);
  out.ageing61To90Count = out.ageing61To90CleanCount + zoneSum(disputed, count, 3, 3);
  out.ageing91PlusCount = out.ageing91PlusCleanCount + zoneSum(disputed, count, 4, 4);
}

function oldestDays(ledger: Ledger, series: DaySeries | null): number {
  const oldestDue = series?.days[0];
  return oldestDue === undefined ? 0 : Math.max(0, ledger.today - oldestDue);
}

/** Σ open × (D − due) = D × Σ open − Σ open × due, so that a new day costs nothing. */
function weightedDaysPastDue(ledger: Ledger, one: DaySeries, other: DaySeries | null): number {
  const sum = (column: number): number => overdueIn(one, column) + overdueIn(other, column);
  const overdue = sum(DUE_COLUMN.amount);
  if (overdue === 0) return 0;
  const lowSum = sum(DUE_COLUMN.low);
  const highDays = ledger.today * highSumOf(overdue, lowSum) - sum(DUE_COLUMN.weightHigh);
  const lowDays = ledger.today * lowSum - sum(DUE_COLUMN.weightLow);
  return joined(highDays, lowDays) / overdue;
}
