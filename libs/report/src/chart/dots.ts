import { labelAxis, valueAxis } from './axes.ts';
import { draw } from './draw.ts';

export interface Dots {
  readonly name: string;
  /** Which label it stands over, and how high. */
  readonly points: readonly { readonly label: string; readonly value: number }[];
}

/** Single events over time, each by how much. */
export function dotChart(labels: readonly string[], groups: readonly Dots[], unit: string): string {
  return draw({
    xAxis: labelAxis(labels, { hideOverlap: true }),
    yAxis: valueAxis(unit),
    series: groups.map(({ name, points }) => ({
      type: 'scatter',
      name,
      symbolSize: 7,
      clip: false,
      data: points.map(({ label, value }) => [label, value]),
    })),
    isNamed: true,
  });
}
