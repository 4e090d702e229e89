/** One column: its heading, the row's text, and the side numbers stand on. */
export interface Column<Row> {
  readonly heading: string;
  readonly text: (row: Row) => string;
  readonly align?: 'right';
}

/** Width on a terminal: East Asian wide characters take two places. */
function width(text: string): number {
  let places = 0;
  for (const character of text)
    places += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(
      character,
    )
      ? 2
      : 1;
  return places;
}

/** Rows as aligned text, heading first; empty for no rows. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const cells = [
    columns.map((column) => column.heading),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => width(line[index] ?? ''))));
  const pad = (text: string, index: number) => {
    const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(text)));
    return columns[index]?.align === 'right' ? space + text : text + space;
  };
  return cells.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
