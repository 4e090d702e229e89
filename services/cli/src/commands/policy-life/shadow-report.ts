import { formatMinor } from '@foreshock/contracts';
import type { Report, Sheet } from './sheet.ts';
import type { Comparison, CustomerRow, GradeCell } from './shadow-tables.ts';
import type { Words } from './words.ts';

/** What a report needs to know beside the tables. */
export interface About {
  readonly live: string;
  readonly shadow: string;
  /** Best first; grades that are not among them come after. */
  readonly grades: readonly string[];
  readonly say: Words;
}

/** The present differences as a report. */
export function shadowReport(found: Comparison, customers: readonly CustomerRow[], about: About): Report {
  const { say, shadow, live } = about;
  const money = (minor: number) => `${formatMinor(minor, found.currency)} ${found.currency}`;
  const { different, customers: all, exposureMinor } = found;
  const sheets = [
    matrix(say.grades, found.grades, about, ({ customers: count }) => String(count)),
    matrix(
      say.moved,
      found.grades.filter((cell) => cell.live !== cell.shadow),
      about,
      (cell) => money(cell.exposureMinor),
    ),
    rules(found, say, money),
    differing(say.customers, customers, say, money),
  ];
  return {
    title: say.title(shadow, live),
    summary: different === 0 ? say.same : say.summary(different, all, money(exposureMinor)),
    sheets: sheets.filter(({ rows }) => rows.length > 0),
  };
}

/** How the differences of one customer came about. */
export function customerReport(
  rows: readonly CustomerRow[],
  currency: string,
  customerId: string,
  say: Words,
): Report {
  const money = (minor: number) => `${formatMinor(minor, currency)} ${currency}`;
  const last = rows.at(-1);
  return {
    title: `${say.customer} ${customerId}`,
    summary: last === undefined ? say.noCustomer(customerId) : `${last.asOf}: ${say.statuses[last.status]}`,
    sheets: rows.length === 0 ? [] : [history(rows, say, money)],
  };
}

function matrix(
  title: string,
  cells: readonly GradeCell[],
  { grades }: About,
  text: (cell: GradeCell) => string,
): Sheet {
  const inOrder = (names: readonly string[]) =>
    [...new Set(names)].sort((a, b) => rank(grades, a) - rank(grades, b) || (a < b ? -1 : 1));
  const lives = inOrder(cells.map(({ live }) => live));
  const shadows = inOrder(cells.map(({ shadow }) => shadow));
  const rows = lives.map((live) => [
    live,
    ...shadows.map((shadow) => {
      const cell = cells.find((one) => one.live === live && one.shadow === shadow);
      return cell === undefined ? '' : text(cell);
    }),
  ]);
  return { title, headings: ['', ...shadows], rows };
}

function rank(grades: readonly string[], grade: string): number {
  const at = grades.indexOf(grade);
  return at < 0 ? grades.length : at;
}

type MoneyText = (minor: number) => string;

function rules({ rules: found }: Comparison, say: Words, money: MoneyText): Sheet {
  return {
    title: say.warnings,
    headings: [say.rule, say.onlyLive, say.onlyShadow, say.otherSeverity, say.exposure],
    rows: found.map(({ ruleId, onlyLive, onlyShadow, otherSeverity, exposureMinor }) => [
      ...[ruleId, String(onlyLive), String(onlyShadow), String(otherSeverity)],
      money(exposureMinor),
    ]),
  };
}

function differing(title: string, rows: readonly CustomerRow[], say: Words, money: MoneyText): Sheet {
  const headings = [say.customer, ...differenceHeadings(say), say.exposure];
  return {
    title,
    headings,
    rows: rows.map((row) => [row.customerId, ...differenceCells(row, money), money(row.exposureMinor)]),
  };
}

function history(rows: readonly CustomerRow[], say: Words, money: MoneyText): Sheet {
  return {
    title: say.history,
    headings: [say.asOf, say.columns.policy, say.columns.status, ...differenceHeadings(say), say.exposure],
    rows: rows.map((row) => [
      ...[row.asOf, `${row.live.policy} → ${row.shadow.policy}`, say.statuses[row.status]],
      ...differenceCells(row, money),
      money(row.exposureMinor),
    ]),
  };
}

const differenceHeadings = (say: Words) => [
  ...[say.grade, say.score, say.limit, say.onlyLive, say.onlyShadow, say.otherSeverity],
];

/** Live, then shadow; once where they are the same. */
function differenceCells({ live, shadow, ...lists }: CustomerRow, money: MoneyText): string[] {
  const pair = (one: string, other: string) => (one === other ? one : `${one} → ${other}`);
  return [
    pair(live.grade, shadow.grade),
    pair(String(live.score), String(shadow.score)),
    pair(money(live.limitMinor), money(shadow.limitMinor)),
    ...[lists.onlyLive, lists.onlyShadow, lists.otherSeverity].map((ids) => ids.join(', ')),
  ];
}
