import type { Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { PortfolioReport } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** From which grade to which, in customers; each row is tinted by its shares. */
export function migrationSection({ migration, since, date }: PortfolioReport, format: Format): Section {
  const say = PORTFOLIO_WORDS[format.language];
  const grades = [...new Set(migration.flatMap(({ fromGrade, toGrade }) => [fromGrade, toGrade]))]
    .filter((grade) => grade !== '')
    .sort();
  const columns = [...grades, ...(migration.some(({ toGrade }) => toGrade === '') ? [''] : [])];
  const isFrom = (from: string | null) => (row: (typeof migration)[number]) =>
    from === null ? row.isNew === 1 : row.isNew === 0 && row.fromGrade === from;
  const rows = [...columns, null]
    .map((from) => ({ from, cells: migration.filter(isFrom(from)) }))
    .filter(({ cells }) => cells.length > 0)
    .map(({ from, cells }) => ({
      name: from === null ? say.newcomer : from === '' ? say.noGrade : from,
      counts: columns.map((to) => sum(cells.filter(({ toGrade }) => toGrade === to))),
    }));
  const totals = rows.map(({ counts }) => counts.reduce((all, count) => all + count, 0));
  return {
    title: say.migration,
    blocks: [
      { kind: 'text', text: say.migrationLead(format.date(since), format.date(date)) },
      {
        kind: 'table',
        columns: [
          { heading: WORDS[format.language].grade },
          ...columns.map((grade) => ({
            heading: grade === '' ? say.noGrade : grade,
            align: 'right' as const,
          })),
          { heading: WORDS[format.language].total, align: 'right' },
        ],
        rows: rows.map(({ name, counts }, index) => [
          name,
          ...counts.map((count) => (count === 0 ? '' : String(count))),
          String(totals[index]),
        ]),
        tints: rows.map(({ counts }, index) => [
          null,
          ...counts.map((count) => (count === 0 ? null : count / (totals[index] ?? 1))),
          null,
        ]),
      },
    ],
  };
}

const sum = (rows: readonly { readonly customers: number }[]): number =>
  rows.reduce((all, { customers }) => all + customers, 0);
