import type { Block, Section } from '@foreshock/report';
import { moneyText } from '@foreshock/wording';
import { NONE, type Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { CustomerReport, OpenInvoiceLine } from './data.ts';
import { CUSTOMER_WORDS } from './words.ts';

/** Rows of a table that one still reads. */
const MOST_ROWS = 40;

/** What the policy recommends to grant. */
export function limitSection({ view, master }: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const { sentences } = view.recommendedTerms;
  return {
    title: say.limits,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: say.inForce, value: master.limitMinor === null ? NONE : format.money(master.limitMinor) },
          { label: say.recommended, value: format.money(view.now.recommendedLimit.amountMinor) },
          { label: say.terms, value: master.termsDays === null ? NONE : say.days(master.termsDays) },
        ],
      },
      ...(sentences.length === 0 ? [] : [{ kind: 'list' as const, items: sentences }]),
    ],
  };
}

/** What the policy would decide, and when, if the customer paid nothing any more. */
export function forecastSection({ forecast }: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const common = WORDS[format.language];
  const { end, entries, until } = forecast;
  const table: Block =
    entries.length === 0
      ? { kind: 'text', text: say.nothingFollows }
      : {
          kind: 'table',
          columns: [
            { heading: common.date },
            { heading: common.what, wrap: true },
            { heading: common.grade },
            { heading: common.overdue, align: 'right' },
            { heading: common.expectedLoss, align: 'right' },
          ],
          rows: entries
            .slice(0, MOST_ROWS)
            .map(({ date, what, grade, overdue, expectedLoss }) => [
              format.date(date),
              what,
              grade,
              format.money(overdue.amountMinor),
              format.money(expectedLoss.amountMinor),
            ]),
        };
  return {
    title: say.forecast,
    blocks: [
      { kind: 'text', text: say.forecastLead(format.date(until)) },
      {
        kind: 'figures',
        figures: [
          { label: say.endGrade, value: end.grade },
          { label: say.endOverdue, value: format.money(end.overdue.amountMinor) },
          { label: say.endLoss, value: format.money(end.expectedLoss.amountMinor) },
        ],
      },
      table,
    ],
  };
}

/** What is to be done, and what would make it unnecessary. */
export function actionSection({ actions, view }: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const common = WORDS[format.language];
  const ways = view.counterfactuals.flatMap(({ sentences }) => sentences);
  const table: Block =
    actions.length === 0
      ? { kind: 'text', text: say.noActions }
      : {
          kind: 'table',
          columns: [
            { heading: common.date },
            { heading: common.what, wrap: true },
            { heading: say.role },
            { heading: say.due },
            { heading: say.approval },
            { heading: common.why, wrap: true },
          ],
          rows: actions.map(({ asOf, what, role, dueDate, approvalRequired, reason }) => [
            format.date(asOf),
            what,
            role,
            format.date(dueDate),
            approvalRequired ? say.yes : say.no,
            reason,
          ]),
        };
  return {
    title: say.actions,
    blocks: [
      table,
      ...(ways.length === 0
        ? []
        : [
            { kind: 'text' as const, text: say.ways, strong: true },
            { kind: 'list' as const, items: ways },
          ]),
    ],
  };
}

/** What is open, the oldest first. */
export function invoiceSection({ openInvoices }: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const common = WORDS[format.language];
  if (openInvoices.length === 0)
    return { title: say.invoices, blocks: [{ kind: 'text', text: say.noInvoices }] };
  const shown = openInvoices.slice(0, MOST_ROWS);
  const stateOf = ({ disputed, daysPastDue }: OpenInvoiceLine): string =>
    disputed ? say.disputed : daysPastDue > 0 ? String(daysPastDue) : '';
  return {
    title: say.invoices,
    blocks: [
      {
        kind: 'table',
        columns: [
          { heading: say.invoice },
          { heading: say.issued },
          { heading: say.dueOn },
          { heading: say.pastDue, align: 'right' },
          { heading: common.open, align: 'right' },
        ],
        rows: shown.map((line) => [
          line.invoiceId,
          format.date(line.issueDate),
          format.date(line.dueDate),
          stateOf(line),
          moneyText(line.leftMinor, line.currency),
        ]),
      },
      ...(shown.length === openInvoices.length
        ? []
        : [{ kind: 'text' as const, text: say.more(openInvoices.length - shown.length) }]),
    ],
  };
}
