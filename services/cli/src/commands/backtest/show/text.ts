import type { Comparison } from '@foreshock/backtest';
import type { Block } from '@foreshock/report';
import type { Language } from '@foreshock/wording';
import { table } from '../../../output/table.ts';
import { sectionsOf } from './sections.ts';

/** The report for a terminal. */
export function textOf(comparison: Comparison, assumed: readonly string[], language: Language): string {
  const { title, lead, sections } = sectionsOf(comparison, assumed, language, false);
  const parts = sections.flatMap((section) => [
    `\n${section.title.toUpperCase()}`,
    ...section.blocks.map(blockText),
  ]);
  return [title, lead, ...parts].join('\n');
}

function blockText(block: Block): string {
  if (block.kind === 'chart') return '';
  if (block.kind === 'text') return block.text;
  const columns = block.columns.map((column, index) => ({
    ...column,
    text: (row: readonly string[]) => row[index] ?? '',
  }));
  const rows = table(columns, block.rows);
  return block.caption === undefined ? rows : `${block.caption}\n${rows}`;
}
