import { dateText } from '@foreshock/clickhouse';
import {
  measuresOf,
  type MemberSums,
  type MigrationRow,
  type WeightRow,
} from '@foreshock/portfolio-measures';
import { moneyOf } from '@foreshock/wording';
import type { z } from 'zod';
import type {
  heaviestCustomers,
  memberFigures,
  migrationMatrix,
  portfolioGroups,
} from './portfolio-figures.ts';

type Figures = z.output<typeof memberFigures>;
const BUCKETS = ['notDue', '1-30', '31-60', '61-90', '91+'] as const;

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
const nameOf = (member: string): string | null => member || null;

/** @param wholeMinor exposures above zero of all members together */
export function figuresFrom(sums: MemberSums, wholeMinor: number): Figures {
  const measures = measuresOf(sums, wholeMinor);
  const money = (minor: number) => moneyOf(minor, sums.currency);
  return {
    member: nameOf(sums.member),
    customers: sums.customers,
    overdueCustomers: sums.overdueCustomers,
    defaultedCustomers: sums.defaulted,
    open: money(sums.open),
    overdue: money(sums.overdue),
    disputed: money(sums.disputed),
    exposure: money(sums.exposure),
    expectedLoss: money(sums.expectedLoss),
    provision: money(sums.provision),
    ageing: BUCKETS.map((bucket, index) => ({ bucket, amount: money(sums.buckets[index] ?? 0) })),
    overdueRatio: measures.overdueRatio ?? 0,
    defaultRate: orNull(measures.defaultRate),
    defaultAmountRatio: measures.defaultAmountRatio ?? 0,
    exposureShare: orNull(measures.exposureShare),
    concentration: {
      hhi: orNull(measures.hhi),
      top1Share: orNull(measures.top1Share),
      top5Share: orNull(measures.top5Share),
      top10Share: orNull(measures.top10Share),
    },
    rollRates:
      sums.bucketsBefore.length === 0
        ? null
        : {
            current: orNull(measures.rollRateCurrent),
            from1To30: orNull(measures.rollRate1To30),
            from31To60: orNull(measures.rollRate31To60),
            from61Plus: orNull(measures.rollRate61Plus),
          },
  };
}

/** The members of one date, the largest exposure first. */
export function membersFrom(rows: readonly MemberSums[]): Figures[] {
  const whole = rows.reduce((sum, { positive }) => sum + positive, 0);
  return rows
    .toSorted((a, b) => b.exposure - a.exposure || (a.member < b.member ? -1 : 1))
    .map((sums) => figuresFrom(sums, whole));
}

export function groupsFrom(
  asOf: string | null,
  by: z.output<typeof portfolioGroups>['by'],
  whole: readonly MemberSums[],
  members: readonly MemberSums[],
): z.output<typeof portfolioGroups> {
  const [all] = membersFrom(whole);
  return { asOf, by, whole: all ?? null, members: membersFrom(members) };
}

/** Rows of several dates as points in time, the oldest first. */
export function pointsFrom(rows: readonly MemberSums[]): { asOf: string; members: Figures[] }[] {
  return [...Map.groupBy(rows, ({ date }) => date)]
    .sort(([a], [b]) => a - b)
    .map(([date, ofDate]) => ({ asOf: dateText(date), members: membersFrom(ofDate) }));
}

export function cellsFrom(rows: readonly MigrationRow[]): z.output<typeof migrationMatrix>['cells'] {
  return rows.map((row) => ({
    fromGrade: nameOf(row.fromGrade),
    toGrade: nameOf(row.toGrade),
    isNew: row.isNew === 1,
    customers: row.customers,
    exposureBefore: moneyOf(row.exposureBefore, row.currency),
    exposureAfter: moneyOf(row.exposureAfter, row.currency),
  }));
}

export function weightsFrom(rows: readonly WeightRow[]): z.output<typeof heaviestCustomers>['items'] {
  return rows.map((row) => ({
    member: nameOf(row.member),
    customerId: row.customerId,
    grade: nameOf(row.grade),
    exposure: moneyOf(row.exposureMinor, row.currency),
    overdue: moneyOf(row.overdueMinor, row.currency),
    share: row.share,
  }));
}
