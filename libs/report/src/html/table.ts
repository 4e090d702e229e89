import type { Table } from '../section.ts';
import { escapeHtml } from './escape.ts';

/** Rows with a heading each; a wide table scrolls by itself. */
export function tableHtml({ caption, columns, rows, hasTotal, tints }: Table): string {
  const classOf = (index: number) => {
    const { align, wrap } = columns[index] ?? {};
    const names = [...(align === 'right' ? ['number'] : []), ...(wrap === true ? ['wrap'] : [])];
    return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
  };
  const head = columns.map(({ heading }, i) => `<th scope="col"${classOf(i)}>${escapeHtml(heading)}</th>`);
  const body = rows.map((cells, row) => {
    const [first = '', ...rest] = cells;
    const others = rest.map(
      (cell, i) => `<td${classOf(i + 1)}${tintOf(tints?.[row]?.[i + 1])}>${escapeHtml(cell)}</td>`,
    );
    const total = hasTotal === true && row === rows.length - 1 ? ' class="total"' : '';
    return `<tr${total}><th scope="row"${classOf(0)}>${escapeHtml(first)}</th>${others.join('')}</tr>`;
  });
  const title = caption === undefined ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<div class="wide"><table>${title}<thead><tr>${head.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

/** At its strongest the text still stands out, on white and on black. */
const STRONGEST = 0.6;

function tintOf(strength: number | null | undefined): string {
  if (strength === null || strength === undefined || strength <= 0) return '';
  return ` style="background:rgb(230 159 0 / ${(Math.min(1, strength) * STRONGEST).toFixed(2)})"`;
}
