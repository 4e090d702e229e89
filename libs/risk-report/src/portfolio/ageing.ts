import { isoDate } from '@foreshock/contracts';
import { measuresOf } from '@foreshock/portfolio-measures';
import { areaChart, lineChart, type Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { PortfolioReport } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** How old what is open was over a year, what share was overdue, and how many customers were in default. */
export function ageingSection({ series, now, before, currency }: PortfolioReport, format: Format): Section {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  const labels = series.map(({ date }) => isoDate(date));
  const rate = (name: string) =>
    series.map((sums) => {
      const value = measuresOf(sums, sums.positive)[name];
      return value === undefined || Number.isNaN(value) ? null : Math.round(value * 1_000) / 10;
    });
  const areas = common.buckets.map((name, index) => ({
    name,
    values: series.map(({ buckets }) => format.main(buckets[index] ?? 0)),
  }));
  const rates = [
    { name: say.overdueRatio, values: rate('overdueRatio') },
    { name: say.defaultRate, values: rate('defaultRate') },
  ];
  return {
    title: say.ageing,
    blocks: [
      { kind: 'chart', caption: say.ageingChart, svg: areaChart({ labels, unit: currency, series: areas }) },
      {
        kind: 'table',
        columns: [
          { heading: common.ageing },
          { heading: common.open, align: 'right' },
          { heading: common.share, align: 'right' },
          ...(before === null ? [] : [{ heading: common.before, align: 'right' as const }]),
        ],
        rows: [
          ...common.buckets.map((name, index) => [
            name,
            format.money(now.buckets[index] ?? 0),
            format.percent(now.open === 0 ? 0 : (now.buckets[index] ?? 0) / now.open),
            ...(before === null ? [] : [format.money(before.buckets[index] ?? 0)]),
          ]),
          [common.total, format.money(now.open), '', ...(before === null ? [] : [format.money(before.open)])],
        ],
        hasTotal: true,
      },
      { kind: 'chart', caption: say.ratesChart, svg: lineChart({ labels, unit: '%', series: rates }) },
    ],
  };
}
