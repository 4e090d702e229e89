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
  switch (block.kind) {
    case 'chart':
      return '';
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'figures':
      return block.figures.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'table':
      return tableText(block);
  }
}

function tableText(block: Extract<Block, { kind: 'table' }>): string {
  const columns = block.columns.map((column, index) => ({
    ...column,
    text: (row: readonly string[]) => row[index] ?? '',
  }));
  const rows = table(columns, block.rows);
  return block.caption === undefined ? rows : `${block.caption}\n${rows}`;
}
