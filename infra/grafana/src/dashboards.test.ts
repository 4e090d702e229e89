import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { readMigrations } from '@foreshock/clickhouse';
import { allPanels, dashboards } from './exposure.ts';
import { dashboardFiles } from './files.ts';
import { expandMacros, sumOf } from './sql.ts';
import { toJson } from './to-json.ts';

it.each(dashboardFiles())('$path is what the code generates (npm run dashboards)', ({ path, text }) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('has no dashboard file that the code does not generate', () => {
  const files = readdirSync(new URL('../dashboards/', import.meta.url));
  expect(files).toEqual(dashboardFiles().map(({ path }) => basename(path)));
});

it('gives every panel an id of its own', () => {
  for (const dashboard of dashboards) {
    const ids = dashboard.rows.flatMap((row) => row.panels.map((panel) => panel.id));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('fills the grid from edge to edge, without overlap', () => {
  for (const dashboard of dashboards) {
    const { panels } = toJson(dashboard) as { panels: { gridPos: { x: number; y: number; w: number } }[] };
    const widths = Map.groupBy(panels, (panel) => panel.gridPos.y);
    for (const row of widths.values()) expect(row.reduce((sum, { gridPos }) => sum + gridPos.w, 0)).toBe(24);
  }
});

it('expands the macros as the data source does', () => {
  const range = { fromSeconds: 10, toSeconds: 20 };
  expect(expandMacros('WHERE $__timeFilter(time) AND a < $__fromTime', range)).toBe(
    'WHERE time >= toDateTime(10) AND time <= toDateTime(20) AND a < toDateTime(10)',
  );
  expect(() => expandMacros('$__interval', range)).toThrow(/no expansion for \$__interval/);
});

it.each(allPanels())('panel $id, $title: limits itself to the time range', ({ sql }) => {
  expect(sql).toMatch(/\$__timeFilter\(|\$__toTime/);
});

it('divides money as the tables do', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  const lists = /\['BHD'.*?\], \[.*?\], 100/;
  const view = readMigrations()
    .flatMap((migration) => migration.statements)
    .findLast((statement) => statement.includes('indicators_decimal'));
  const inTables = lists.exec(flat(view ?? ''))?.[0];
  expect(inTables).toBeDefined();
  expect(lists.exec(flat(sumOf('open_minor')))?.[0]).toBe(inTables);
});
