import { isoDate } from '@foreshock/contracts';
import { measuresOf } from '@foreshock/portfolio-measures';
import { lineChart, type Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { PortfolioReport } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

const ROLLS = ['rollRateCurrent', 'rollRate1To30', 'rollRate31To60', 'rollRate61Plus'] as const;

/** How overdue amounts age, and what they are expected to cost. */
export function lossSection(
  { now, before, byDimension, series, currency }: PortfolioReport,
  format: Format,
): Section {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  const rolls = measuresOf(now, now.positive);
  const rollsBefore = before === null ? null : measuresOf(before, before.positive);
  const grades = byDimension.grade.toSorted((one, other) => (one.member < other.member ? -1 : 1));
  const labels = series.map(({ date }) => isoDate(date));
  const right = (heading: string) => ({ heading, align: 'right' as const });
  return {
    title: say.rolls,
    blocks: [
      {
        kind: 'table',
        caption: say.rollRates,
        columns: [
          { heading: common.ageing },
          right(say.rate),
          ...(rollsBefore === null ? [] : [right(common.before)]),
        ],
        rows: ROLLS.map((name, index) => [
          say.rollNames[index] ?? name,
          format.percent(rolls[name]),
          ...(rollsBefore === null ? [] : [format.percent(rollsBefore[name])]),
        ]),
      },
      {
        kind: 'chart',
        caption: say.lossChart,
        svg: lineChart({
          labels,
          unit: currency,
          series: [
            {
              name: common.expectedLoss,
              values: series.map(({ expectedLoss }) => format.main(expectedLoss)),
            },
            { name: common.provision, values: series.map(({ provision }) => format.main(provision)) },
          ],
        }),
      },
      {
        kind: 'table',
        caption: say.losses,
        columns: [
          { heading: common.grade },
          right(common.exposure),
          right(common.expectedLoss),
          right(common.provision),
        ],
        rows: [
          ...grades.map(({ member, exposure, expectedLoss, provision }) => [
            member || common.unknown,
            format.money(exposure),
            format.money(expectedLoss),
            format.money(provision),
          ]),
          [
            common.total,
            format.money(now.exposure),
            format.money(now.expectedLoss),
            format.money(now.provision),
          ],
        ],
        hasTotal: true,
      },
    ],
  };
}
