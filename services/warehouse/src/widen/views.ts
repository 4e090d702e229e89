import { readMigrations, withoutComments } from '@foreshock/clickhouse';
import { carriedViews } from './carried-views.ts';
import type { MissingColumn } from './missing-columns.ts';

const VIEW = /^CREATE (?:VIEW IF NOT EXISTS|OR REPLACE VIEW) (\w+)/;
const DECIMALS = 'indicators_decimal';

const nameOf = (statement: string) => VIEW.exec(withoutComments(statement))?.[1];

/**
 * The views that show every column of a widened table, anew: ClickHouse fixes a view's columns when it is created.
 * @returns statements, one per view.
 */
export function widenedViews(missing: readonly MissingColumn[]): string[] {
  const tables = [...new Set(missing.map(({ table }) => table))];
  const carried = new Map(carriedViews().map((definition) => [nameOf(definition) ?? '', definition]));
  return [...viewDefinitions()].flatMap(([view, definition]) => {
    const own = carried.get(view);
    if (own !== undefined) return tables.includes('indicators') ? [own] : [];
    const table = tables.find((name) => new RegExp(`\\bSELECT \\* FROM ${name}\\b`).test(definition));
    if (table !== undefined) return [definition];
    const shown = view === DECIMALS ? missing.filter((column) => column.table === 'indicators') : [];
    return shown.length === 0 ? [] : [withDecimals(definition, shown)];
  });
}

/** @returns the views with carried values whose last definition is not what the registry says now. */
export function staleCarriedViews(): string[] {
  const known = viewDefinitions();
  const code = (statement: string) => statement.slice(statement.indexOf('CREATE '));
  return carriedViews().filter((definition) => known.get(nameOf(definition) ?? '') !== code(definition));
}

/** Every view as its last definition has it, as a statement that replaces it. */
function viewDefinitions(): Map<string, string> {
  const views = new Map<string, string>();
  for (const statement of readMigrations().flatMap((migration) => migration.statements)) {
    const view = nameOf(statement);
    if (view === undefined) continue;
    const text = statement.slice(statement.indexOf('CREATE '));
    views.set(view, text.replace('CREATE VIEW IF NOT EXISTS', 'CREATE OR REPLACE VIEW'));
  }
  return views;
}

/** Money in the currency's main unit, all else as it is. */
function withDecimals(definition: string, columns: readonly MissingColumn[]): string {
  const shown = columns.map(({ column }) => {
    const money = /^(.+)_minor$/.exec(column)?.[1];
    return money === undefined
      ? `  i.${column} AS ${column}`
      : `  toDecimal128(i.${column}, 4) / minor_per_unit AS ${money}`;
  });
  return definition.replace(/\nFROM indicators AS i FINAL$/, (from) => `,\n${shown.join(',\n')}${from}`);
}
