import { readMigrations, withoutComments } from '@foreshock/clickhouse';

/** @returns the columns of every table that the migrations create: table → column → type. */
export function tableColumns(): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const statement of readMigrations().flatMap((migration) => migration.statements)) {
    const created = /^CREATE TABLE IF NOT EXISTS (\w+)\s*\(([\s\S]*)\)\s*ENGINE/.exec(
      withoutComments(statement),
    );
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
