import { escapeHtml } from './escape.ts';
import type { Block, Section } from './section.ts';
import { STYLE } from './style.ts';

/** A report as one page. */
export interface Page {
  readonly language: 'en' | 'zh';
  readonly title: string;
  /** What it is about, in a sentence or two. */
  readonly lead: string;
  readonly sections: readonly Section[];
}

const LANGUAGE_TAG = { en: 'en', zh: 'zh-Hans' } as const;

/** The page as HTML: whole in itself, without scripts and without requests; dark where the reader's screen is. */
export function page({ language, title, lead, sections }: Page): string {
  return `<!doctype html>
<html lang="${LANGUAGE_TAG[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p></header>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

const sectionHtml = ({ title, blocks }: Section): string =>
  `<section><h2>${escapeHtml(title)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`;

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'chart':
      return `<figure><figcaption>${escapeHtml(block.caption)}</figcaption>${block.svg}</figure>`;
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const sideOf = (index: number) => (columns[index]?.align === 'right' ? ' class="number"' : '');
  const head = columns.map(({ heading }, i) => `<th scope="col"${sideOf(i)}>${escapeHtml(heading)}</th>`);
  const body = rows.map((cells) => {
    const [first = '', ...rest] = cells;
    const others = rest.map((cell, i) => `<td${sideOf(i + 1)}>${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(first)}</th>${others.join('')}</tr>`;
  });
  const title = caption === undefined ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<div class="wide"><table>${title}<thead><tr>${head.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}
