import type { Alignment, Content } from 'pdfmake';
import type { Column, Table } from '../section.ts';
import { COLOUR } from './look.ts';

/** From so many columns on the letters are smaller, so that none runs off the sheet. */
const MANY_COLUMNS = 8;

/** Its head comes again on every page; a row stays whole. */
export function tableContent({ caption, columns, rows, hasTotal, tints }: Table): Content {
  const isWide = columns.some(({ wrap }) => wrap === true);
  const takesRoom = (index: number): boolean =>
    tints !== undefined || columns[index]?.wrap === true || (!isWide && index === 0);
  const widths = columns.map((_, index) => (takesRoom(index) ? '*' : 'auto'));
  const head = columns.map((column): Content => {
    return { text: column.heading, color: COLOUR.soft, bold: true, alignment: sideOf(column) };
  });
  const body = rows.map((cells, row) => {
    const isTotal = hasTotal === true && row === rows.length - 1;
    return columns.map((column, index): Content => {
      const text = cells[index] ?? '';
      // beside sentences a figure stays on its line
      const noWrap = isWide && column.wrap !== true;
      const cell = { text, alignment: sideOf(column), bold: isTotal, noWrap };
      const strength = tints?.[row]?.[index] ?? 0;
      return strength <= 0
        ? cell
        : { ...cell, fillColor: COLOUR.tint, fillOpacity: Math.min(1, strength) * 0.6 };
    });
  });
  const table: Content = {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [head, ...body] },
    layout: LINES,
    fontSize: columns.length >= MANY_COLUMNS ? 7 : 8,
    margin: [0, 2, 0, 8],
  };
  if (caption === undefined) return table;
  return { stack: [{ text: caption, bold: true, margin: [0, 2, 0, 2], headlineLevel: 1 }, table] };
}

const sideOf = ({ align }: Column): Alignment => align ?? 'left';

const LINES = {
  hLineWidth: (index: number) => (index === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => COLOUR.line,
  paddingLeft: (index: number) => (index === 0 ? 0 : 5),
  paddingRight: () => 5,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
