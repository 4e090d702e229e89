import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

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

const WIDTH = 600;
const HEIGHT = 260;
/** In a label, of 12 units' size. */
const WIDEST_LETTER = 8;
/** They can be told apart on white and on black, and by people who do not see red and green apart (after Okabe and Ito). */
const COLOURS = ['#2b8cc4', '#e69f00', '#009e73', '#cc79a7'];

/** Lines over time as an SVG element, drawn here: the page needs no script. It follows the colour of the text around it. */
export const lineChart = (options: ChartOptions): string =>
  draw(options, { hideOverlap: true }, (index) => ({
    type: 'line',
    clip: false,
    showSymbol: options.labels.length <= FEW,
    // a line that lies on another one is seen through its gaps
    lineStyle: { type: index === 0 ? 'solid' : 'dashed' },
  }));

/** Groups of bars, one group for each label, as an SVG element. */
export const barChart = (options: ChartOptions): string =>
  draw(options, everyLabel(options.labels), () => ({ type: 'bar', barMaxWidth: 36 }));

/** Of groups none goes without its name: long names stand aslant. */
const everyLabel = (labels: readonly string[]): object => ({
  interval: 0,
  rotate: labels.join(' ').length * WIDEST_LETTER > WIDTH ? 30 : 0,
});

/** So few points are marked: one between two gaps would not be seen. */
const FEW = 40;

/** Looks under a pointer, and clipping at the axes, beyond which nothing lies: their names are others in each drawing. */
const NAMED =
  / class="zr\d+-cls-\d+"| clip-path="url\(#zr[^"]*"|<style[^]*?<\/style>|<clipPath[^]*?<\/clipPath>/g;

function draw(
  { labels, series, unit }: ChartOptions,
  axisLabel: object,
  look: (index: number) => object,
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const option: EChartsCoreOption = {
    animation: false,
    color: COLOURS,
    textStyle: { color: 'currentColor', fontFamily: 'inherit', fontSize: 12 },
    legend: { top: 0, selectedMode: false, left: 0, itemWidth: 14, textStyle: { color: 'currentColor' } },
    grid: { left: 8, right: 40, top: unit === undefined ? 36 : 56, bottom: 8, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisLabel: { color: 'currentColor', ...axisLabel },
      axisLine: { lineStyle: { color: 'currentColor', opacity: 0.4 } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: { color: 'currentColor', align: 'left' },
      axisLabel: { color: 'currentColor' },
      splitLine: { lineStyle: { color: 'currentColor', opacity: 0.15 } },
    },
    series: series.map(({ name, values }, index) => ({ ...look(index), name, data: [...values] })),
  };
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg.replace(NAMED, '');
}
