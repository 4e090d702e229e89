import { number, override, series } from './appearance.ts';
import { isSql, type Dashboard, type MetricPanel, type PanelRow, type SqlPanel } from './panel.ts';
import { VARIABLES, type Variable } from './variables.ts';

const GRID_WIDTH = 24;
const SOURCE = { type: 'grafana-clickhouse-datasource', uid: 'foreshock-clickhouse' };
const METRICS = { type: 'prometheus', uid: 'foreshock-prometheus' };

/** @returns the dashboard in Grafana's JSON model; ids, uids and order are stable. */
export function toJson(dashboard: Dashboard): object {
  let y = 0;
  const ofMetrics = !dashboard.rows.flatMap((row) => row.panels).some(isSql);
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
    time: { from: ofMetrics ? 'now-6h' : 'now-20y', to: 'now' },
    refresh: '30s',
    templating: { list: VARIABLES.filter(({ name }) => isAsked(dashboard, name)).map(variableJson) },
    panels,
  };
}

const isAsked = ({ rows }: Dashboard, name: string): boolean =>
  rows.some(({ panels }) => panels.some((panel) => isSql(panel) && panel.sql.includes(`, $${name})`)));

/** Several values can be chosen; at first all are. */
const variableJson = ({ name, label, sql }: Variable): object => ({
  ...{ name, label, type: 'query', datasource: SOURCE, query: sql, definition: sql, refresh: 2, sort: 1 },
  ...{ multi: true, includeAll: true, hide: 0, options: [], regex: '' },
  current: { selected: true, text: ['All'], value: ['$__all'] },
});

function placedPanels(row: PanelRow, y: number): object[] {
  const count = row.panels.length;
  return row.panels.map((panel, index) => {
    const x = Math.floor((index * GRID_WIDTH) / count);
    const end = Math.floor(((index + 1) * GRID_WIDTH) / count);
    return {
      ...(isSql(panel) ? panelJson(panel) : metricJson(panel)),
      gridPos: { x, y, w: end - x, h: row.heightUnits },
    };
  });
}

function panelJson(panel: SqlPanel): object {
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

function appearance(panel: SqlPanel): object {
  switch (panel.kind) {
    case 'stat':
      return number(panel.unit, panel.thresholds);
    case 'table':
      return {
        fieldConfig: {
          defaults: {},
          overrides: Object.entries(panel.units).map(([name, unit]) => override(name, unit)),
        },
        options: { showHeader: true, cellHeight: 'sm' },
      };
    default:
      return series(panel.unit, panel.kind);
  }
}

function metricJson(panel: MetricPanel): object {
  const { id, title, description, expr, unit } = panel;
  const isGraph = panel.kind === 'graph';
  const legendFormat = isGraph ? panel.legend : '__auto';
  return {
    ...{ id, title, description, type: isGraph ? 'timeseries' : 'stat', datasource: METRICS },
    targets: [{ refId: 'A', datasource: METRICS, expr, legendFormat, instant: !isGraph, range: isGraph }],
    ...(isGraph ? series(unit, 'lines') : number(unit, panel.thresholds)),
  };
}
