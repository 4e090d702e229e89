import { labelAxis, valueAxis } from './axes.ts';
import { draw, WIDTH } from './draw.ts';

export interface Series {
  readonly name: string;
  /** One value for each label; null leaves a gap. */
  readonly values: readonly (number | null)[];
}

export interface ChartOptions {
  /** Along the x axis. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** What the y axis counts, for example the unit. */
  readonly unit?: string;
}

/** So few points are marked: one between two gaps would not be seen. */
const FEW = 40;
/** In a label, of 12 units' size. */
const WIDEST_LETTER = 8;

/** Lines over time. */
export const lineChart = (options: ChartOptions): string =>
  upright(options, { hideOverlap: true }, (index) => ({
    type: 'line',
    clip: false,
    showSymbol: options.labels.length <= FEW,
    // a line that lies on another one is seen through its gaps
    lineStyle: { type: index === 0 ? 'solid' : 'dashed' },
  }));

/** Values that hold until the next label, as a limit or a score does. */
export const stepChart = (options: ChartOptions): string =>
  upright(
    options,
    { hideOverlap: true },
    (index) => ({
      type: 'line',
      clip: false,
      showSymbol: false,
      step: 'end',
      lineStyle: { type: index === 0 ? 'solid' : 'dashed' },
    }),
    true,
  );

/** Parts of a whole over time, one on the other. */
export const areaChart = (options: ChartOptions): string =>
  upright(options, { hideOverlap: true }, () => ({
    type: 'line',
    clip: false,
    showSymbol: false,
    stack: 'whole',
    lineStyle: { width: 1 },
    areaStyle: { opacity: 0.55 },
  }));

/** Groups of bars, one group for each label. */
export const barChart = (options: ChartOptions): string =>
  upright(options, everyLabel(options.labels), () => ({ type: 'bar', barMaxWidth: 36 }));

/** One bar for each label, its parts one on the other. */
export const stackChart = (options: ChartOptions): string =>
  upright(options, everyLabel(options.labels), () => ({ type: 'bar', barMaxWidth: 36, stack: 'whole' }));

/** Of groups none goes without its name: long names stand aslant. */
const everyLabel = (labels: readonly string[]): object => ({
  interval: 0,
  rotate: labels.join(' ').length * WIDEST_LETTER > WIDTH ? 30 : 0,
});

function upright(
  { labels, series, unit }: ChartOptions,
  axisLabel: object,
  look: (index: number) => object,
  isLevel = false,
): string {
  return draw({
    xAxis: labelAxis(labels, axisLabel),
    yAxis: valueAxis(unit, isLevel),
    series: series.map(({ name, values }, index) => ({ ...look(index), name, data: [...values] })),
    isNamed: unit !== undefined,
  });
}
