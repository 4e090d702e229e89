import { describe, expect, test } from 'vitest';
import { day, issued, overdue, received } from '../testing/events.ts';
import { given } from '../testing/spec.ts';
import { countback } from '../countback.ts';
import { collectionEffectiveness, dsoSimple } from './dso.ts';
import { paymentIndex } from './paymentIndex.ts';

describe('payment index', () => {
  test.each([
    [-45, 100],
    [-30, 100],
    [-20, 90],
    [-10, 85],
    [0, 80],
    [15, 70],
    [22, 60],
    [30, 50],
    [33, 49],
    [60, 40],
    [90, 30],
    [120, 20],
    [150, 10],
    [1000, 1],
  ])('%d days beyond terms give %d', (days, index) => {
    expect(paymentIndex(days)).toBeCloseTo(index, 9);
  });
});

describe('days sales outstanding', () => {
  test('simple: 50,000 open of 150,000 in 365 days is 121.67, in 183 days 61.00', () => {
    expect(dsoSimple(50_000, 150_000, 365)).toBeCloseTo(121.67, 2);
    expect(dsoSimple(50_000, 150_000, 183)).toBeCloseTo(61.0, 2);
  });

  test('countback: 212k open over sales of 100k, 80k, 70k is 60 + 32/70 × 30 days', () => {
    const { days, isLowerBound } = countback(212_000, [100_000, 80_000, 70_000]);
    expect(days).toBeCloseTo(73.714, 3);
    expect(isLowerBound).toBe(false);
  });

  test('countback over sales that are used up first is a lower bound', () => {
    expect(countback(212_000, [100_000, 80_000])).toMatchObject({ days: 60, isLowerBound: true });
  });

  test('countback counts months without sales between', () => {
    expect(countback(100, [60, 0, 80]).days).toBe(75);
  });

  test('countback of nothing open is 0, without any sales unknown', () => {
    expect(countback(0, [0, 5])).toMatchObject({ days: 0, isLowerBound: false });
    expect(countback(0, [5])).toMatchObject({ days: 0, isLowerBound: false });
    expect(countback(7, [0, 0])).toMatchObject({ days: null, isLowerBound: false });
  });

  test('in a ledger: months of 30 days back from today', () => {
    const today = day('2026-06-30');
    given(
      today,
      issued('a', 100_000, { issued: today }),
      issued('b', 80_000, { issued: today - 30 }),
      issued('c', 70_000, { issued: today - 60 }),
      received('p', today, { a: 38_000 }),
    ).then({ openMinor: 212_000, dsoCountback: 60 + (32 / 70) * 30, dsoCountbackIsLowerBound: false });
  });

  test('best possible of what is not due, average days delinquent of the rest', () => {
    const today = day('2026-06-30');
    given(
      today,
      issued('old', 1000, { issued: today - 400 }),
      issued('late', 300, { issued: today - 40, due: today - 10 }),
      issued('fresh', 600, { issued: today - 10, due: today + 20 }),
    ).then({
      dsoSimple30: (1900 / 600) * 30,
      dsoSimple90: (1900 / 900) * 90,
      bestPossibleDso90: (600 / 900) * 90,
      averageDaysDelinquent90: (1300 / 900) * 90,
      bestPossibleDso365: (600 / 900) * 365,
      averageDaysDelinquent365: (1300 / 900) * 365,
    });
  });

  test('simple uses the days since the first invoice where that is shorter', () => {
    const today = day('2026-06-30');
    given(today - 9, issued('a', 1000, { issued: today - 9 }), today).then({
      dsoSimple90: 10,
      dsoSimple365: 10,
    });
  });
});

describe('collection effectiveness', () => {
  test('100,000 at the start, 50,000 invoiced, 60,000 at the end and 40,000 of it not due is 81.82', () => {
    const of = { openAtStart: 100_000, invoiced: 50_000, open: 60_000, notDue: 40_000 };
    expect(collectionEffectiveness(of)).toBeCloseTo(81.82, 2);
    expect(collectionEffectiveness({ openAtStart: 0, invoiced: 5, open: 5, notDue: 5 })).toBeNull();
  });

  test('in a ledger: 90 days back, all that fell due and came is 100', () => {
    const today = day('2026-06-30');
    const ledger = given(
      today,
      issued('before', 800, { issued: today - 100, due: today - 95 }),
      issued('paid', 500, { issued: today - 60, due: today - 30 }),
      issued('fresh', 300, { issued: today, due: today + 30 }),
      received('p', today - 5, { paid: 500, before: 300 }),
    );
    // Open 800 at the start, 800 invoiced since, 800 open now of which 300 are not due.
    ledger.then({ collectionEffectiveness: (800 / 1300) * 100 });
    ledger.when(received('q', today, { before: 500 })).then({ collectionEffectiveness: 100 });
  });
});

describe('windows (D−n, D]', () => {
  const today = day('2026-06-30');
  test.each([
    [0, 1, 1, 1],
    [29, 1, 1, 1],
    [30, 0, 1, 1],
    [89, 0, 1, 1],
    [90, 0, 0, 1],
    [364, 0, 0, 1],
    [365, 0, 0, 0],
    [-1, 0, 0, 0],
  ])('an invoice of %d days ago', (age, in30, in90, in365) => {
    const counts = { invoicedCount30: in30, invoicedCount90: in90, invoicedCount365: in365 };
    given(today, issued('a', 100, { issued: today - age })).then(counts);
    given(today - 400, issued('a', 100, { issued: today - age }), today).then(counts);
  });
});

describe('ageing', () => {
  const today = day('2026-06-30');
  const none = { ageing1To30Count: 0, ageing31To60Count: 0, ageing61To90Count: 0, ageing91PlusCount: 0 };
  test.each([
    [0, {}],
    [1, { ageing1To30Count: 1 }],
    [30, { ageing1To30Count: 1 }],
    [31, { ageing31To60Count: 1 }],
    [60, { ageing31To60Count: 1 }],
    [61, { ageing61To90Count: 1 }],
    [90, { ageing61To90Count: 1 }],
    [91, { ageing91PlusCount: 1 }],
    [900, { ageing91PlusCount: 1 }],
  ])('%d days past due', (pastDue, bucket) => {
    const due = today - pastDue;
    given(today, issued('a', 100, { issued: due, due })).then({
      ...none,
      ...bucket,
      maxDaysPastDue: pastDue,
    });
    given(due, issued('a', 100, { issued: due, due }), today).then({ ...none, ...bucket });
  });

  test('every overdue indicator stands as all and as clean, without what is disputed', () => {
    given(
      today,
      ...[10, 40, 70, 100].flatMap((pastDue) => [
        issued(`clean ${pastDue}`, 2, { issued: today - 200, due: today - pastDue }),
        issued(`disputed ${pastDue}`, 3, { issued: today - 200, due: today - pastDue - 2 }),
        overdue('DISPUTED', `disputed ${pastDue}`, today),
      ]),
    ).then({
      ...{ overdueMinor: 20, overdueCleanMinor: 8, overdueCount: 8, overdueCleanCount: 4 },
      ...{ ageing1To30Minor: 5, ageing31To60Minor: 5, ageing61To90Minor: 5, ageing91PlusMinor: 5 },
      ...{ ageing1To30CleanMinor: 2, ageing31To60CleanMinor: 2 },
      ...{ ageing61To90CleanMinor: 2, ageing91PlusCleanMinor: 2 },
      ...{ ageing1To30CleanCount: 1, ageing31To60CleanCount: 1 },
      ...{ ageing61To90CleanCount: 1, ageing91PlusCleanCount: 1 },
      ...{ maxDaysPastDue: 100, maxDaysPastDueAll: 102 },
      ...{ weightedDaysPastDue: (55 * 8 + 57 * 12) / 20, weightedDaysPastDueClean: 55 },
      ...{ overdueRatio: 1, overdueCleanRatio: 0.4 },
    });
  });

  test('the weighted mean weighs by amount', () => {
    given(
      today,
      issued('a', 300, { issued: today - 40, due: today - 10 }),
      issued('b', 100, { issued: today - 80, due: today - 50 }),
      issued('c', 999, { issued: today, due: today }),
    ).then({ weightedDaysPastDue: 20, overdueMinor: 400, notDueMinor: 999, overdueRatio: 400 / 1399 });
  });
});

test('turnover trend compares with the mean of the three 90 days before', () => {
  const today = day('2026-06-30');
  given(
    today,
    issued('a', 150, { issued: today - 89 }),
    issued('b', 100, { issued: today - 90 }),
    issued('c', 200, { issued: today - 359 }),
    issued('d', 700, { issued: today - 360 }),
  ).then({ turnoverTrend: 0.5 });
});
