import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

export const WIDTH = 680;
const HEIGHT = 240;
/** They can be told apart on white and on black, and by people who do not see red and green apart (after Okabe and Ito). */
const COLOURS = ['#2b8cc4', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#8a94a6'];

/** Looks under a pointer, and clipping at the axes, beyond which nothing lies: their names are others in each drawing. */
const NAMED =
  / class="zr\d+-cls-\d+"| clip-path="url\(#zr[^"]*"|<style[^]*?<\/style>|<clipPath[^]*?<\/clipPath>/g;

/** What the kinds of charts differ in. */
export interface Drawing {
  readonly xAxis: object;
  readonly yAxis: object;
  readonly series: readonly object[];
  readonly height?: number;
  /** A name above the drawing takes room. */
  readonly isNamed: boolean;
}

/** An SVG element, drawn here: the page needs no script. It follows the colour of the text around it. */
export function draw({ xAxis, yAxis, series, height = HEIGHT, isNamed }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  const option: EChartsCoreOption = {
    animation: false,
    color: COLOURS,
    textStyle: { color: 'currentColor', fontFamily: 'inherit', fontSize: 12 },
    legend: {
      top: 0,
      left: 0,
      selectedMode: false,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 8,
      textStyle: { color: 'currentColor' },
    },
    grid: { left: 20, right: 40, top: isNamed ? 50 : 32, bottom: 8, outerBoundsMode: 'same' },
    xAxis,
    yAxis,
    series,
  };
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg.replace(NAMED, '');
}
