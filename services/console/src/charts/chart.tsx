import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartOption } from './option.ts';
import { colours } from './colours.ts';

register([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  AriaComponent,
  SVGRenderer,
]);

interface ChartProps {
  /** What the chart shows, in a sentence: for those who do not see it. */
  readonly label: string;
  readonly height?: number;
  readonly option: ChartOption;
}

/** A chart in the colours of the page; its figures stand in a table or in words beside it. */
export function Chart({ label, height = 240, option }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption(framed(option, colours(scheme)));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, scheme]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}

/** Tooltips as drawn text: the other kind writes styles into the page, which the security policy refuses. */
function framed(option: ChartOption, { ink, soft, line, card }: ReturnType<typeof colours>): ChartOption {
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: soft, hideOverlap: true },
    splitLine: { lineStyle: { color: line, opacity: 0.6 } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: ink },
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    ...option,
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: card,
      borderColor: line,
      textStyle: { color: ink, fontSize: 12 },
      ...option.tooltip,
    },
    legend: option.legend && {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 8,
      textStyle: { color: soft, fontFamily: 'system-ui, sans-serif' },
      ...option.legend,
    },
    xAxis: { ...axis, ...option.xAxis },
    yAxis: { ...axis, ...option.yAxis },
  };
}
