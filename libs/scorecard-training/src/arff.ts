import type { Read, TextTable } from './text-table.ts';

const ATTRIBUTE = /^@attribute\s+('[^']*'|"[^"]*"|\S+)\s+(.+)$/i;

/**
 * Reads dense ARFF (the Weka format): `@attribute` lines with types, then `@data` with a row a line. `?` is a missing
 * value, `%` starts a comment. Quoted values and sparse rows are refused.
 */
export function readArff(text: string): Read<TextTable> {
  const columns: string[] = [];
  const rows: { line: number; cells: string[] }[] = [];
  let inData = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('%')) continue;
    if (inData) {
      const row = readRow(content, line, columns);
      if (!row.ok) return row;
      rows.push({ line, cells: row.value });
    } else if (/^@data$/i.test(content)) inData = true;
    else if (!/^@relation\b/i.test(content)) {
      const name = ATTRIBUTE.exec(content)?.[1];
      if (name === undefined)
        return refused(line, 1, `"${content.slice(0, 40)}" is not @relation, @attribute or @data`);
      columns.push(name.replace(/^(['"])(.*)\1$/, '$2'));
    }
  }
  if (!inData) return { ok: false, message: 'no line says @data: is this an ARFF file?' };
  return { ok: true, value: { columns, rows } };
}

function readRow(content: string, line: number, columns: readonly string[]): Read<string[]> {
  const foreign = /[{}'"]/.exec(content);
  if (foreign !== null)
    return refused(
      line,
      foreign.index + 1,
      `${foreign[0]} stands in a row; quoted and sparse rows are not read`,
    );
  const cells = content.split(',').map((cell) => cell.trim());
  if (cells.length !== columns.length)
    return refused(
      line,
      content.length + 1,
      `the row has ${cells.length} values for ${columns.length} attributes`,
    );
  return { ok: true, value: cells.map((cell) => (cell === '?' ? '' : cell)) };
}

const refused = (line: number, column: number, message: string): { ok: false; message: string } => ({
  ok: false,
  message: `line ${line}, column ${column}: ${message}`,
});
