import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readMigrations } from '@foreshock/clickhouse';
import { allPanels, dashboards, metricPanels } from './dashboards.ts';
import { dashboardFiles } from './files.ts';
import { expandMacros, sumOf } from './sql.ts';
import { toJson } from './to-json.ts';

it.each(dashboardFiles())('$path is what the code generates (npm run dashboards)', ({ path, text }) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('has no dashboard file that the code does not generate', () => {
  const files = readdirSync(new URL('../dashboards/', import.meta.url));
  expect(files.sort()).toEqual(
    dashboardFiles()
      .map(({ path }) => basename(path))
      .sort(),
  );
});

it('gives every panel an id of its own', () => {
  const ids = [...allPanels(), ...metricPanels()].map((panel) => panel.id);
  expect(new Set(ids).size).toBe(ids.length);
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

it('leaves a condition on a variable out where all is chosen, and puts the values in where some are', () => {
  const range = { fromSeconds: 10, toSeconds: 20 };
  const sql = "WHERE $__conditionalAll(if(a = '', 'x', a) IN (${grade:singlequote}), $grade) AND b";
  expect(expandMacros(sql, range)).toBe('WHERE 1=1 AND b');
  expect(expandMacros(sql, range, { grade: ['A', 'B'] })).toBe("WHERE if(a = '', 'x', a) IN ('A','B') AND b");
});

it('has a variable for each that its panels ask for, and no other', () => {
  for (const dashboard of dashboards) {
    const { templating } = toJson(dashboard) as { templating: { list: { name: string }[] } };
    const text = JSON.stringify(dashboard);
    const asked = ['segment', 'industry', 'region', 'grade'].filter((name) => text.includes(`, $${name})`));
    expect(templating.list.map(({ name }) => name)).toEqual(asked);
  }
});

it.each(metricPanels())('panel $id, $title: asks for metrics that the services export', ({ expr }) => {
  const asked = expr.match(/\b(?:foreshock|kafka)_[a-z0-9_]+/g) ?? [];
  const known = metricNames();
  for (const name of asked) expect(known.has(name.replace(/_(bucket|sum|count)$/, '')), name).toBe(true);
  expect(asked.length > 0 || expr.includes('up{')).toBe(true);
});

/** Every text in quotes of the services and libraries that looks like a metric. */
function metricNames(): Set<string> {
  const names = new Set<string>();
  for (const folder of ['libs', 'services']) {
    const root = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!/^[\w-]+\/src\/.+\.ts$/.test(file) || file.endsWith('.test.ts')) continue;
      const text = readFileSync(join(root, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/'((?:foreshock|kafka)_[a-z0-9_]+)'/g)) names.add(name);
    }
  }
  return names;
}

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
