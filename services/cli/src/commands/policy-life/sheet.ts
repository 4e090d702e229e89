import { page, type Section } from '@foreshock/report';
import type { Language } from '@foreshock/wording';
import { table, type Column } from '../../output/table.ts';

/** A table with a heading: cells are texts, amounts already written out. */
export interface Sheet {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A title, a sentence on the whole, tables. */
export interface Report {
  readonly title: string;
  readonly summary: string;
  readonly sheets: readonly Sheet[];
}

export function asText({ title, summary, sheets }: Report): string {
  const parts = sheets.map((sheet) => `${sheet.title}\n${table(columnsOf(sheet), sheet.rows)}`);
  return [`${title}\n${summary}`, ...parts].join('\n\n');
}

export function asMarkdown({ title, summary, sheets }: Report): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const parts = sheets.map(({ title: name, headings, rows }) =>
    [`## ${name}`, '', line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n'),
  );
  return `${[`# ${title}`, summary, ...parts].join('\n\n')}\n`;
}

export function asHtml({ title, summary, sheets }: Report, language: Language): string {
  const sections = sheets.map(({ title: name, headings, rows }): Section => {
    const columns = headings.map((heading, at) => ({ heading, ...(at > 0 && { align: 'right' as const }) }));
    return { title: name, blocks: [{ kind: 'table', columns, rows }] };
  });
  return page({ language, title, lead: summary, sections });
}

function columnsOf({ headings }: Sheet): Column<readonly string[]>[] {
  return headings.map((heading, at) => ({
    heading,
    text: (row) => row[at] ?? '',
    ...(at > 0 && { align: 'right' as const }),
  }));
}
