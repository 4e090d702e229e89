import type { Content } from 'pdfmake';
import type { Letter } from '../letter.ts';
import { blockContent } from './blocks.ts';
import { COLOUR, TEXT_WIDTH } from './look.ts';
import { footerOf } from './page.ts';
import { renderPdf, type Made } from './render.ts';

/** Where the window of an envelope shows the address, in points from the top. */
const WINDOW_TOP = 120;
const BELOW_WINDOW = 232;

/** The letter as a PDF for A4 paper. The same letter made on the same day is the same file, byte for byte. */
export function letterPdf(of: Letter, made: Made): Promise<Buffer> {
  const [from = '', ...senderLines] = of.sender;
  const content: Content[] = [
    ...(of.mark === null ? [] : [markOf(of.mark)]),
    { text: from, fontSize: 13, bold: true },
    ...senderLines.map((text): Content => ({ text, color: COLOUR.soft, fontSize: 8 })),
    { stack: lines(of.recipient), absolutePosition: { x: 40, y: WINDOW_TOP } },
    {
      stack: of.references.map(({ label, value }): Content => ({
        text: [{ text: `${label}  `, color: COLOUR.soft }, value],
      })),
      absolutePosition: { x: 340, y: WINDOW_TOP },
    },
    { text: of.date, alignment: 'right', margin: [0, BELOW_WINDOW - usedAbove(of), 0, 10] },
    { text: of.subject, fontSize: 11, bold: true, margin: [0, 0, 0, 8] },
    ...of.blocks.map(blockContent),
    { stack: closingOf(of.closing), unbreakable: true, margin: [0, 8, 0, 0] },
    ...footOf(of.foot),
  ];
  return renderPdf(
    {
      language: of.language,
      title: of.subject,
      content,
      footer: footerOf(of.language, of.subject),
      fontSize: 10,
    },
    made,
  );
}

const lines = (texts: readonly string[]): Content[] => texts.map((text) => ({ text }));

/** How far down the head of the letter reaches: what follows begins below the window whatever its length. */
const usedAbove = ({ sender, mark }: Letter): number =>
  44 + (mark === null ? 0 : 28) + 20 + 12.5 * (sender.length - 1);

const closingOf = ([greeting = '', ...signature]: readonly string[]): Content[] => [
  { text: greeting, margin: [0, 0, 0, 34] },
  ...lines(signature),
];

function markOf(text: string): Content {
  const cell = { text, color: COLOUR.bad, alignment: 'center' as const };
  return {
    table: { widths: ['*'], body: [[cell]] },
    layout: {
      hLineColor: () => COLOUR.bad,
      vLineColor: () => COLOUR.bad,
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
    },
    margin: [0, 0, 0, 8],
  };
}

function footOf(foot: readonly string[]): Content[] {
  if (foot.length === 0) return [];
  const line = {
    type: 'line' as const,
    x1: 0,
    y1: 0,
    x2: TEXT_WIDTH,
    y2: 0,
    lineWidth: 0.5,
    lineColor: COLOUR.line,
  };
  const texts = foot.map((text): Content => ({ text, fontSize: 7.5, color: COLOUR.soft }));
  return [{ stack: [{ canvas: [line], margin: [0, 18, 0, 4] }, ...texts], unbreakable: true }];
}
