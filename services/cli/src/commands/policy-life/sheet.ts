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

export function asHtml({ title, summary, sheets }: Report, language: string): string {
  const row = (tag: string) => (cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const parts = sheets.map(
    ({ title: name, headings, rows }) =>
      `<h2>${escaped(name)}</h2>\n<table>\n<thead>${row('th')(headings)}</thead>\n<tbody>\n${rows.map(row('td')).join('\n')}\n</tbody>\n</table>`,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { border-collapse: collapse }
th, td { border-bottom: 1px solid #ccc; padding: .25rem .75rem; text-align: right }
th:first-child, td:first-child { text-align: left }
</style>
<h1>${escaped(title)}</h1>
<p>${escaped(summary)}</p>
${parts.join('\n')}
</html>
`;
}

function columnsOf({ headings }: Sheet): Column<readonly string[]>[] {
  return headings.map((heading, at) => ({
    heading,
    text: (row) => row[at] ?? '',
    ...(at > 0 && { align: 'right' as const }),
  }));
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
