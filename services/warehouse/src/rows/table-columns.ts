import { readMigrations, withoutComments } from '@foreshock/clickhouse';

/** @returns the columns of every table that the migrations create and widen: table → column → type. */
export function tableColumns(): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const statement of readMigrations().flatMap((migration) => migration.statements)) {
    const sql = withoutComments(statement);
    const added = /^ALTER TABLE (\w+)\s+ADD COLUMN IF NOT EXISTS (\w+) (.+?) AFTER (\w+)$/.exec(sql);
    if (added !== null) {
      const [, table = '', column = '', type = '', before = ''] = added;
      tables.set(table, withColumn(tables.get(table) ?? new Map<string, string>(), [column, type], before));
      continue;
    }
    const created = /^CREATE TABLE IF NOT EXISTS (\w+)\s*\(([\s\S]*)\)\s*ENGINE/.exec(sql);
    if (created === null) continue;
    const [, table = '', body = ''] = created;
    const lines = body.split('\n').map((line) => /^ {2}([a-z]\w*) (.+?),?$/.exec(line));
    tables.set(
      table,
      new Map(lines.flatMap((line) => (line === null ? [] : [[line[1] ?? '', line[2] ?? '']]))),
    );
  }
  return tables;
}

function withColumn(
  columns: ReadonlyMap<string, string>,
  added: readonly [column: string, type: string],
  before: string,
): Map<string, string> {
  return new Map([...columns].flatMap((column) => (column[0] === before ? [column, added] : [column])));
}
