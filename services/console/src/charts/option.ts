import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

type Composed = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** What a chart of the console may consist of; one pair of axes. */
export type ChartOption = Omit<Composed, 'xAxis' | 'yAxis' | 'legend' | 'tooltip'> & {
  readonly xAxis?: Readonly<Record<string, unknown>>;
  readonly yAxis?: Readonly<Record<string, unknown>>;
  readonly legend?: LegendComponentOption;
  readonly tooltip?: TooltipComponentOption;
};
