import { isoDate } from '@foreshock/contracts';
import { counterfactuals, forecast, standingIn, startRun, type Retraced } from '@foreshock/forecast';
import { masterDataOf, openInvoicesOf, type Ledger } from '@foreshock/ledger';
import type { CustomerReport } from '@foreshock/risk-report';
import { explanationView, forecastView, type Language } from '@foreshock/wording';
import type { Tables } from '../controllers/tables.ts';
import { actionsUpTo, settledParts, warningEventsUpTo } from '../queries/customer-report.ts';
import { customerHistory, customerIndicators } from '../queries/customers.ts';
import { listRatingChanges } from '../queries/rating-changes.ts';
import type { ScenarioSource } from '../scenario-source.ts';
import { actionLineFrom, gradeChangeFrom, historyDayFrom, indicatorValuesFrom } from './report-rows.ts';
import { warningLinesFrom } from './warning-lines.ts';

const FORECAST_DAYS = 120;
const HISTORY_ROWS = 1_000;
const SHOWN = 20;
const YEAR_DAYS = 365;

/** What a report about one customer says, from his ledger and the tables. */
export class CustomerReportSource {
  readonly #customers: ScenarioSource;
  readonly #tables: Tables;

  constructor(customers: ScenarioSource, tables: Tables) {
    this.#customers = customers;
    this.#tables = tables;
  }

  /** A customer now or at the end of a business date; null where nobody knows him. */
  async report(
    customerId: string,
    asOf: string | undefined,
    language: Language,
  ): Promise<CustomerReport | null> {
    const found = await this.#customers.customer(customerId, asOf);
    return found === null ? null : this.#reportOf(found, language);
  }

  async #reportOf(retraced: Retraced, language: Language): Promise<CustomerReport> {
    const { situation } = retraced;
    const { customerId, businessDate, partition, nextOffset } = situation;
    const date = isoDate(businessDate);
    const [history, indicators, changes, settled, warnings, actions] = await Promise.all([
      this.#tables.rows(customerHistory({ customerId, to: date, limit: HISTORY_ROWS })),
      this.#tables.row(customerIndicators(customerId, date)),
      this.#tables.rows(listRatingChanges({ customer: customerId, to: date, limit: SHOWN })),
      this.#tables.rowsOf(settledParts(customerId, partition, nextOffset)),
      this.#tables.rowsOf(warningEventsUpTo(customerId, date)),
      this.#tables.rowsOf(actionsUpTo(customerId, date, SHOWN)),
    ]);
    const run = startRun(situation);
    const { ledger } = run.copy.customers.get(customerId)!;
    const standing = standingIn(run);
    const aYearAgo = isoDate(businessDate - YEAR_DAYS);
    return {
      customerId,
      date,
      currency: standing.currency,
      master: masterOf(ledger),
      view: explanationView(retraced, standing, counterfactuals(situation), language),
      forecast: forecastView(forecast(situation, 'no-payments', businessDate + FORECAST_DAYS), language),
      indicators: indicators === undefined ? {} : indicatorValuesFrom(indicators),
      history: history.map(historyDayFrom),
      gradeChanges: changes.slice(0, SHOWN).map(gradeChangeFrom),
      settled,
      ...warningLinesFrom(warnings, aYearAgo, language),
      actions: actions.map((row) => actionLineFrom(row, language)),
      openInvoices: openInvoicesOf(ledger).map(({ issueDate, dueDate, ...invoice }) => ({
        ...invoice,
        issueDate: isoDate(issueDate),
        dueDate: isoDate(dueDate),
        daysPastDue: Math.max(0, businessDate - dueDate),
      })),
    };
  }
}

function masterOf(ledger: Ledger): CustomerReport['master'] {
  const known = masterDataOf(ledger);
  return {
    name: known?.name ?? null,
    segment: known?.segment ?? null,
    industry: known?.industry ?? null,
    country: known?.country ?? null,
    region: known?.region ?? null,
    owner: known?.owner ?? null,
    termsDays: known?.termsDays ?? null,
    limitMinor: known?.creditLimitBookedMinor ?? null,
  };
}
