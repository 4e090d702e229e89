import type { forecastView } from '@foreshock/wording';
import { table, type Column } from '../../output/table.ts';
import { moneyCell, standingLines } from './summary-text.ts';
import { headings } from './words.ts';

type View = ReturnType<typeof forecastView> & {
  readonly took: { readonly readMs: number; readonly runMs: number };
};
type Entry = View['entries'][number];

/** A forecast on a terminal: where he stands, what is assumed, what comes when, where that leads. */
export function forecastText(view: View): string {
  const say = headings[view.language];
  const columns: Column<Entry>[] = [
    { heading: say.date, text: (entry) => entry.date },
    { heading: say.what, text: (entry) => entry.what },
    { heading: say.overdue, text: (entry) => moneyCell(entry.overdue), align: 'right' },
    { heading: say.exposure, text: (entry) => moneyCell(entry.exposure), align: 'right' },
    { heading: say.expectedLoss, text: (entry) => moneyCell(entry.expectedLoss), align: 'right' },
    { heading: say.why, text: (entry) => entry.why },
  ];
  const paid = view.payments.filter(({ paidOn }) => paidOn !== null);
  return [
    say.forecast(view.customerId, view.from, view.until, view.mode),
    ...view.assumptions.map((sentence) => `  ${sentence}`),
    ...paid.map(
      ({ invoiceId, amount, dueDate, paidOn }) =>
        `  ${say.paid(invoiceId, moneyCell(amount), dueDate, paidOn!)}`,
    ),
    '',
    ...standingLines(say.now, view.now, view.language),
    '',
    view.entries.length === 0 ? say.nothing : table(columns, view.entries),
    '',
    ...standingLines(say.end, view.end, view.language),
    say.took(view.took.readMs, view.took.runMs),
  ].join('\n');
}
