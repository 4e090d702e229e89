export { allPanels, dashboards } from './exposure.ts';
export type { Dashboard, Panel, PanelRow, Unit } from './panel.ts';
export { expandMacros, type TimeRange } from './sql.ts';
export { toJson } from './to-json.ts';
