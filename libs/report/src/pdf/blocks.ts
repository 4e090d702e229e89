import type { Content } from 'pdfmake';
import type { Block, Fact, Figure } from '../section.ts';
import { COLOUR, TEXT_WIDTH } from './look.ts';
import { svgContent } from './svg.ts';
import { tableContent } from './table.ts';

/** A piece of a document as it is laid out on paper. */
export function blockContent(block: Block): Content {
  switch (block.kind) {
    case 'text':
      return { text: block.text, bold: block.strong === true, margin: [0, 2, 0, 6] };
    case 'chart':
      return {
        stack: [caption(block.caption), svgContent(block.svg, TEXT_WIDTH)],
        unbreakable: true,
        margin: [0, 4, 0, 6],
      };
    case 'table':
      return tableContent(block);
    case 'facts':
      return gridOf(block.facts.map(factContent), FACTS_IN_A_ROW);
    case 'figures':
      return gridOf(block.figures.map(figureContent), Math.min(FIGURES_IN_A_ROW, block.figures.length));
    case 'list':
      return { ul: [...block.items], margin: [0, 2, 0, 6] };
  }
}

const FACTS_IN_A_ROW = 3;
const FIGURES_IN_A_ROW = 4;

const caption = (text: string): Content => ({ text, bold: true, margin: [0, 2, 0, 2] });

const label = (text: string): Content => ({ text, fontSize: 8, color: COLOUR.soft });

const factContent = ({ label: name, value }: Fact): Content => ({ stack: [label(name), value] });

const figureContent = ({ label: name, value, note, tone }: Figure): Content => ({
  stack: [
    label(name),
    { text: value, fontSize: 13, bold: true, color: tone === undefined ? COLOUR.ink : COLOUR[tone] },
    ...(note === undefined ? [] : [label(note)]),
  ],
});

/** Cells side by side, row by row, all of one width. */
function gridOf(cells: readonly Content[], inRow: number): Content {
  if (cells.length === 0) return '';
  const rows: Content[][] = [];
  for (let at = 0; at < cells.length; at += inRow) {
    const row = cells.slice(at, at + inRow);
    rows.push([...row, ...Array<string>(inRow - row.length).fill('')]);
  }
  return {
    table: { widths: Array<string>(inRow).fill('*'), body: rows, dontBreakRows: true },
    layout: { ...NO_LINES, fillColor: COLOUR.band },
    margin: [0, 4, 0, 8],
  };
}

const NO_LINES = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 8,
  paddingRight: () => 8,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};
