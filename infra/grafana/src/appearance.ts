import type { Unit } from './panel.ts';

/** Grafana's names of units, and decimals that fit them. */
const UNITS: Readonly<Record<Unit, { readonly unit: string; readonly decimals: number }>> = {
  money: { unit: 'locale', decimals: 2 },
  ratio: { unit: 'percentunit', decimals: 1 },
  count: { unit: 'none', decimals: 0 },
  days: { unit: 'd', decimals: 1 },
  index: { unit: 'none', decimals: 0 },
  seconds: { unit: 's', decimals: 1 },
  rate: { unit: 'ops', decimals: 1 },
};

/** How one number looks. */
export const number = (unit: Unit, thresholds: readonly [number, number] | undefined): object => ({
  fieldConfig: { defaults: { ...UNITS[unit], thresholds: thresholdsOf(thresholds) }, overrides: [] },
  options: {
    graphMode: 'none',
    colorMode: 'value',
    reduceOptions: { calcs: ['lastNotNull'], fields: '' },
  },
});

/** How lines, areas and bars over time look. */
export const series = (unit: Unit, kind: 'lines' | 'stack' | 'bars'): object => ({
  fieldConfig: { defaults: { ...UNITS[unit], custom: seriesStyle(kind) }, overrides: [] },
  options: {
    legend: { displayMode: 'list', placement: 'bottom' },
    tooltip: { mode: 'multi', sort: 'none' },
  },
});

/** The unit of a table's column. */
export const override = (name: string, unit: Unit) => ({
  matcher: { id: 'byName', options: name },
  properties: [
    { id: 'unit', value: UNITS[unit].unit },
    { id: 'decimals', value: UNITS[unit].decimals },
  ],
});

const seriesStyle = (kind: 'lines' | 'stack' | 'bars') => ({
  drawStyle: kind === 'bars' ? 'bars' : 'line',
  fillOpacity: { lines: 0, stack: 60, bars: 80 }[kind],
  lineWidth: kind === 'bars' ? 0 : 1,
  showPoints: 'never',
  stacking: { mode: kind === 'lines' ? 'none' : 'normal', group: 'A' },
});

function thresholdsOf(levels: readonly [number, number] | undefined): object {
  const [yellow, red] = levels ?? [];
  const steps = [
    { color: levels === undefined ? 'text' : 'green', value: null },
    ...(yellow === undefined ? [] : [{ color: 'yellow', value: yellow }]),
    ...(red === undefined ? [] : [{ color: 'red', value: red }]),
  ];
  return { mode: 'absolute', steps };
}
