export { allPanels, dashboards, metricPanels } from './dashboards.ts';
export { isSql } from './panel.ts';
export type { Dashboard, MetricPanel, Panel, PanelRow, SqlPanel, Unit } from './panel.ts';
export { expandMacros, type Choice, type TimeRange } from './sql.ts';
export { toJson } from './to-json.ts';
