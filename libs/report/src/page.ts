import { blockHtml } from './html/blocks.ts';
import { escapeHtml } from './html/escape.ts';
import { frame } from './html/frame.ts';
import type { Section } from './section.ts';

/** Languages that a document can say of itself that it is in. */
export type DocumentLanguage = 'en' | 'zh';

/** A report as one page. */
export interface Page {
  readonly language: DocumentLanguage;
  readonly title: string;
  /** What it is about, in a sentence or two. */
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** The page as HTML: whole in itself, without scripts and without requests; dark where the reader's screen is. */
export function page({ language, title, lead, sections }: Page): string {
  const header = `<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p></header>`;
  return frame(language, title, [header, ...sections.map(sectionHtml)].join('\n'));
}

const sectionHtml = ({ title, blocks }: Section): string =>
  `<section><h2>${escapeHtml(title)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`;
