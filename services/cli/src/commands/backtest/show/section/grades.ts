import { minorUnits } from '@foreshock/contracts';
import type { Matrix } from '@foreshock/backtest';
import { barChart, type Block, type Section } from '@foreshock/report';
import { count, money } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns, SIDES } from './columns.ts';

export function gradesSection({ comparison, say, currency }: Shown, withCharts: boolean): Section {
  const { grades } = comparison;
  const amount = money(currency);
  const isHeld = SIDES.some((side) => comparison[side].portfolio.exposureMinor !== 0);
  const largest: Block = {
    kind: 'table',
    caption: say.largest,
    columns: columns(say.largestColumns, 3),
    rows: grades.largest.map(({ customerId, live, draft, liveScore, draftScore, exposureMinor }) => [
      ...[customerId, live, draft],
      ...[liveScore, draftScore].map((score) => String(Math.round(score))),
      amount(exposureMinor),
    ]),
  };
  return {
    title: say.grades,
    blocks: [
      { kind: 'text', text: say.moved(count(grades.moved), amount(grades.movedExposureMinor)) },
      matrixTable(say.matrix, grades.matrix),
      ...(grades.largest.length > 0 ? [largest] : []),
      holdings({ comparison, say, currency }),
      ...(withCharts && isHeld ? [exposureChart({ comparison, say, currency })] : []),
      ...SIDES.map((side) => matrixTable(say.migration[side], comparison[side].migration)),
    ],
  };
}

function matrixTable(caption: string, { from, to, customers }: Matrix): Block {
  const rows = from.map((grade, row) => [grade, ...to.map((_, column) => count(customers[row]![column]!))]);
  return { kind: 'table', caption, columns: columns(['', ...to]), rows };
}

function holdings({ comparison, say, currency }: Shown): Block {
  const amount = money(currency);
  const rows = SIDES.flatMap((side) => {
    const { grades, ...total } = comparison[side].portfolio;
    return [...grades, { grade: say.total, ...total }].map((held) => [
      held.grade,
      say[side],
      count(held.customers),
      amount(held.exposureMinor),
      amount(held.expectedLossMinor),
    ]);
  });
  const headings = [say.grade, say.policy, say.customers, say.exposure, say.expectedLoss];
  return { kind: 'table', caption: say.holdings, columns: columns(headings, 2), rows };
}

function exposureChart({ comparison, say, currency }: Shown): Block {
  const grades = [
    ...new Set(SIDES.flatMap((side) => comparison[side].portfolio.grades.map(({ grade }) => grade))),
  ];
  const heldOf = (side: (typeof SIDES)[number], grade: string) =>
    comparison[side].portfolio.grades.find((held) => held.grade === grade)?.exposureMinor ?? 0;
  const svg = barChart({
    labels: grades,
    unit: currency,
    series: SIDES.map((side) => ({
      name: say[side],
      values: grades.map((grade) => inMajor(heldOf(side, grade), currency)),
    })),
  });
  return { kind: 'chart', caption: say.exposureChart, svg };
}

/** For a drawing only: no amount is taken from it. */
const inMajor = (amountMinor: number, currency: string): number =>
  amountMinor / 10 ** (minorUnits(currency) ?? 0);
