import { blockHtml } from './html/blocks.ts';
import { escapeHtml } from './html/escape.ts';
import { frame } from './html/frame.ts';
import { LETTER_STYLE } from './html/letter-style.ts';
import type { DocumentLanguage } from './page.ts';
import type { Block, Fact } from './section.ts';

/** A letter on paper or on a screen. All texts are plain. */
export interface Letter {
  readonly language: DocumentLanguage;
  /** Who writes: the name, then the lines below it. */
  readonly sender: readonly string[];
  /** To whom: the name, then the address. */
  readonly recipient: readonly string[];
  readonly date: string;
  /** What one quotes in an answer: customer number, reference. */
  readonly references: readonly Fact[];
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** After the last sentence: the greeting, then who signs. */
  readonly closing: readonly string[];
  /** Small print at the foot: register, bank account. */
  readonly foot: readonly string[];
  /** Stands above everything, for a letter that is not to be sent as it is; null without. */
  readonly mark: string | null;
}

/** The letter as HTML: whole in itself, and laid out for printing. */
export function letter(of: Letter): string {
  const [from = '', ...senderLines] = of.sender;
  const references = of.references.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  const parts = [
    of.mark === null ? '' : `<p class="mark" role="note">${escapeHtml(of.mark)}</p>`,
    `<header><strong>${escapeHtml(from)}</strong>${senderLines.map(lineHtml).join('')}</header>`,
    `<div class="top"><address>${of.recipient.map(lineHtml).join('')}</address>`,
    `<dl class="references">${references.join('')}</dl></div>`,
    `<p class="date">${escapeHtml(of.date)}</p>`,
    `<h1>${escapeHtml(of.subject)}</h1>`,
    ...of.blocks.map(blockHtml),
    `<div class="closing">${of.closing.map(lineHtml).join('')}</div>`,
    `<footer>${of.foot.map(lineHtml).join('')}</footer>`,
  ];
  return frame(of.language, of.subject, parts.filter((part) => part !== '').join('\n'), LETTER_STYLE);
}

const lineHtml = (line: string): string => `<div>${escapeHtml(line)}</div>`;
