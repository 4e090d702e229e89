import type { Dashboard, Panel, PanelRow, Unit } from './panel.ts';

const GRID_WIDTH = 24;
const SOURCE = { type: 'grafana-clickhouse-datasource', uid: 'foreshock-clickhouse' };

/** Grafana's names of units, and decimals that fit them. */
const UNITS: Readonly<Record<Unit, { readonly unit: string; readonly decimals: number }>> = {
  money: { unit: 'locale', decimals: 2 },
  ratio: { unit: 'percentunit', decimals: 1 },
  count: { unit: 'none', decimals: 0 },
  days: { unit: 'd', decimals: 1 },
  index: { unit: 'none', decimals: 0 },
};

/** @returns the dashboard in Grafana's JSON model; ids, uids and order are stable. */
export function toJson(dashboard: Dashboard): object {
  let y = 0;
  const panels = dashboard.rows.flatMap((row) => {
    const placed = placedPanels(row, y);
    y += row.heightUnits;
    return placed;
  });
  return {
    uid: dashboard.uid,
    title: dashboard.title,
    description: dashboard.description,
    tags: ['foreshock'],
    schemaVersion: 41,
    version: 1,
    editable: false,
    graphTooltip: 1,
    timezone: 'utc',
    // Business dates may lie years back, in a ledger that was imported.
    time: { from: 'now-20y', to: 'now' },
    refresh: '30s',
    panels,
  };
}

function placedPanels(row: PanelRow, y: number): object[] {
  const count = row.panels.length;
  return row.panels.map((panel, index) => {
    const x = Math.floor((index * GRID_WIDTH) / count);
    const end = Math.floor(((index + 1) * GRID_WIDTH) / count);
    return { ...panelJson(panel), gridPos: { x, y, w: end - x, h: row.heightUnits } };
  });
}

function panelJson(panel: Panel): object {
  const isSeries = panel.kind === 'lines' || panel.kind === 'stack' || panel.kind === 'bars';
  return {
    id: panel.id,
    title: panel.title,
    description: panel.description,
    type: isSeries ? 'timeseries' : panel.kind,
    datasource: SOURCE,
    targets: [
      {
        refId: 'A',
        datasource: SOURCE,
        editorType: 'sql',
        rawSql: panel.sql,
        queryType: isSeries ? 'timeseries' : 'table',
        format: isSeries ? 0 : 1,
      },
    ],
    ...appearance(panel),
  };
}

function appearance(panel: Panel): object {
  switch (panel.kind) {
    case 'stat':
      return {
        fieldConfig: {
          defaults: { ...UNITS[panel.unit], thresholds: thresholdsOf(panel.thresholds) },
          overrides: [],
        },
        options: {
          graphMode: 'none',
          colorMode: 'value',
          reduceOptions: { calcs: ['lastNotNull'], fields: '' },
        },
      };
    case 'table':
      return {
        fieldConfig: {
          defaults: {},
          overrides: Object.entries(panel.units).map(([name, unit]) => override(name, unit)),
        },
        options: { showHeader: true, cellHeight: 'sm' },
      };
    default:
      return {
        fieldConfig: { defaults: { ...UNITS[panel.unit], custom: seriesStyle(panel.kind) }, overrides: [] },
        options: {
          legend: { displayMode: 'list', placement: 'bottom' },
          tooltip: { mode: 'multi', sort: 'none' },
        },
      };
  }
}

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

const override = (name: string, unit: Unit) => ({
  matcher: { id: 'byName', options: name },
  properties: [
    { id: 'unit', value: UNITS[unit].unit },
    { id: 'decimals', value: UNITS[unit].decimals },
  ],
});
