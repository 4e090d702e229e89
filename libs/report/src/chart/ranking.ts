import { labelAxis, valueAxis } from './axes.ts';
import { draw } from './draw.ts';

export interface Ranked {
  readonly label: string;
  readonly value: number;
}

const GOOD = '#009e73';
const BAD = '#d55e00';
const ROW = 24;
const AROUND = 64;

/** Lying bars, the first on top, each with its value; what is below 0 stands out. */
export function rankingChart(items: readonly Ranked[], unit: string): string {
  return draw({
    xAxis: valueAxis(undefined),
    yAxis: {
      ...labelAxis(
        items.map(({ label }) => label),
        { interval: 0 },
      ),
      inverse: true,
    },
    series: [
      {
        type: 'bar',
        name: unit,
        barMaxWidth: 14,
        label: { show: true, position: 'right', color: 'currentColor', fontFamily: 'inherit' },
        itemStyle: { color: GOOD },
        data: items.map(({ value }) => (value < 0 ? { value, itemStyle: { color: BAD } } : value)),
      },
    ],
    height: AROUND + ROW * items.length,
    isNamed: false,
  });
}
