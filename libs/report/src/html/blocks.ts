import type { Block, Fact, Figure } from '../section.ts';
import { escapeHtml } from './escape.ts';
import { tableHtml } from './table.ts';

export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p${block.strong === true ? ' class="strong"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'chart':
      return `<figure><figcaption>${escapeHtml(block.caption)}</figcaption>${block.svg}</figure>`;
    case 'table':
      return tableHtml(block);
    case 'facts':
      return `<dl class="facts">${block.facts.map(factHtml).join('')}</dl>`;
    case 'figures':
      return `<dl class="figures">${block.figures.map(figureHtml).join('')}</dl>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  }
}

const factHtml = ({ label, value }: Fact): string =>
  `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`;

function figureHtml({ label, value, note, tone }: Figure): string {
  const more = note === undefined ? '' : `<dd class="note">${escapeHtml(note)}</dd>`;
  const news = tone === undefined ? '' : ` class="${tone}"`;
  return `<div><dt>${escapeHtml(label)}</dt><dd${news}>${escapeHtml(value)}</dd>${more}</div>`;
}
