import type { Content, DynamicContent } from 'pdfmake';
import type { DocumentLanguage, Page } from '../page.ts';
import type { Block, Section } from '../section.ts';
import { blockContent } from './blocks.ts';
import { COLOUR, TEXT_WIDTH } from './look.ts';
import { renderPdf, type Made } from './render.ts';

/** The page as a PDF of numbered A4 sheets. The same page made on the same day is the same file, byte for byte. */
export function pagePdf({ language, title, lead, sections }: Page, made: Made): Promise<Buffer> {
  const content: Content[] = [
    { text: title, fontSize: 17, bold: true },
    { text: lead, color: COLOUR.soft, margin: [0, 2, 0, 8] },
    ...sections.flatMap(sectionContent),
  ];
  return renderPdf({ language, title, content, footer: footerOf(language, title), fontSize: 9 }, made);
}

function sectionContent({ title, blocks }: Section): Content[] {
  const line = {
    type: 'line' as const,
    x1: 0,
    y1: 0,
    x2: TEXT_WIDTH,
    y2: 0,
    lineWidth: 0.5,
    lineColor: COLOUR.line,
  };
  const heading: Content = {
    stack: [{ canvas: [line] }, { text: title, fontSize: 12, bold: true, margin: [0, 6, 0, 2] }],
    headlineLevel: 1,
    margin: [0, 10, 0, 0],
  };
  const together = blocks.slice(0, leading(blocks));
  return [
    { stack: [heading, ...together.map(blockContent)], unbreakable: together.length > 0 },
    ...blocks.slice(together.length).map(blockContent),
  ];
}

/** A table of so few rows goes with its heading to the next page. */
const FEW_ROWS = 12;

/** How many blocks belong to the heading: an introducing sentence and what it introduces, as far as they fit a page surely. */
function leading(blocks: readonly Block[]): number {
  const isShort = (block: Block | undefined): boolean =>
    block !== undefined && (block.kind !== 'table' || block.rows.length <= FEW_ROWS);
  if (blocks[0]?.kind === 'text' && isShort(blocks[1])) return 2;
  return isShort(blocks[0]) ? 1 : 0;
}

/** What it is on the left, the page's number on the right. */
export function footerOf(language: DocumentLanguage, title: string): DynamicContent {
  const numbered = {
    en: (n: number, of: number) => `Page ${n} of ${of}`,
    zh: (n: number, of: number) => `第 ${n} 页，共 ${of} 页`,
  };
  return (current, count) => ({
    columns: [
      { text: title, width: '*' },
      { text: numbered[language](current, count), width: 'auto', alignment: 'right' },
    ],
    fontSize: 7.5,
    color: COLOUR.soft,
    margin: [40, 16, 40, 0],
  });
}
