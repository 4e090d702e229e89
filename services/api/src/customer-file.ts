import { ledgerIn, standingIn, startRun } from '@foreshock/forecast';
import { invoicesOf, masterDataOf, paymentsOf, signalsOf, type IndicatorName } from '@foreshock/ledger';
import type { Language } from '@foreshock/wording';
import type { z } from 'zod';
import type { Tables } from './controllers/tables.ts';
import { notFound } from './http/problem.ts';
import type * as model from './model/customer-ledger.ts';
import { identityFrom, ledgerFrom, signalsFrom, type Shown } from './model/ledger-from-core.ts';
import {
  actionFrom,
  assessmentFrom,
  indicatorsFrom,
  ratingChangeFrom,
  warningFrom,
} from './model/from-rows.ts';
import { pointFrom } from './model/series-from-rows.ts';
import { customerSeries } from './queries/customer-series.ts';
import * as queries from './queries/customers.ts';
import { daysBefore, sampledDates } from './queries/sampled-dates.ts';
import { listRatingChanges } from './queries/rating-changes.ts';
import { customerWarningsOn } from './queries/warnings.ts';
import type { ScenarioSource } from './scenario-source.ts';

/** What an overview shows of what could be many. */
const SHOWN = {
  invoices: 100,
  payments: 50,
  warnings: 50,
  ratingChanges: 20,
  actions: 20,
  points: 53,
} as const;
const YEAR_DAYS = 365;
const OVER_TIME: readonly IndicatorName[] = [
  'exposureMinor',
  'openMinor',
  'overdueMinor',
  'notDueMinor',
  'ageing1To30Minor',
  'ageing31To60Minor',
  'ageing61To90Minor',
  'ageing91PlusMinor',
  'maxDaysPastDue',
];

type Overview = z.output<typeof model.customerOverview>;

/** A customer's file: values and decisions from the tables, documents and signals from the log, both as of one date. */
export class CustomerFile {
  readonly #tables: Tables;
  readonly #source: ScenarioSource;

  constructor(tables: Tables, source: ScenarioSource) {
    this.#tables = tables;
    this.#source = source;
  }

  /** @throws ProblemError (404) for a customer that is unknown on the date */
  async overview(id: string, asOf: string | undefined, language: Language): Promise<Overview> {
    const date = await this.#tables.dateOf(asOf);
    const tables = this.#tables;
    const unknown = () => notFound(asOf === undefined ? `customer ${id}` : `customer ${id} on ${asOf}`);
    if (date === null) throw unknown();
    const [indicators, master, assessment, warnings, ratingChanges, actions, series, fromLog] =
      await Promise.all([
        tables.row(queries.customerIndicators(id, date)),
        tables.row(queries.customerMasterData(id)),
        tables.row(queries.customerAssessment(id, { asOf: date })),
        tables.rows(customerWarningsOn(id, date, SHOWN.warnings)),
        tables.rows(listRatingChanges({ customer: id, to: date, limit: SHOWN.ratingChanges })),
        tables.rows(queries.customerActions(id, SHOWN.actions, date)),
        this.series({ customerId: id, names: OVER_TIME, to: date, points: SHOWN.points }),
        this.fromLog(id, asOf, SHOWN),
      ]);
    if (indicators === undefined) throw unknown();
    return {
      customerId: id,
      asOf: date,
      identity: fromLog?.identity ?? identityOf(master?.payload),
      indicators: indicatorsFrom(indicators),
      assessment: assessment === undefined ? null : assessmentFrom(assessment, language),
      warnings: warnings.map((row) => warningFrom(row, language)),
      ledger: fromLog?.ledger ?? null,
      signals: fromLog?.signals ?? [],
      series,
      ratingChanges: ratingChanges.slice(0, SHOWN.ratingChanges).map(ratingChangeFrom),
      actions: actions.map(actionFrom),
    };
  }

  /** What only the log tells; null where it does not know the customer, or no policy was in force yet. */
  async fromLog(
    id: string,
    asOf: string | undefined,
    shown: Shown,
  ): Promise<
    | (Pick<Overview, 'signals'> & {
        ledger: NonNullable<Overview['ledger']>;
        identity: Overview['identity'] | null;
      })
    | null
  > {
    const retraced = await this.#source.customer(id, asOf);
    if (retraced === null) return null;
    const run = startRun(retraced.situation);
    // brings the ledger to the business date
    const { currency: base } = standingIn(run);
    const ledger = ledgerIn(run);
    const master = masterDataOf(ledger);
    const of = { customerId: id, today: retraced.situation.businessDate, base };
    return {
      ledger: ledgerFrom(of, invoicesOf(ledger), paymentsOf(ledger), shown),
      identity: master === null ? null : identityFrom(master, base),
      signals: signalsFrom(signalsOf(ledger)),
    };
  }

  async series(of: {
    readonly customerId: string;
    readonly names: readonly IndicatorName[];
    readonly from?: string | undefined;
    readonly to: string;
    readonly points: number;
  }): Promise<z.output<typeof model.customerSeries>> {
    const { customerId, names, to } = of;
    const from = of.from ?? daysBefore(to, YEAR_DAYS);
    const dates = from <= to ? sampledDates(from, to, of.points) : [];
    const rows =
      dates.length === 0 ? [] : await this.#tables.rows(customerSeries({ customerId, names, dates }));
    const shown = names.map((name) => name.replace(/Minor$/, ''));
    return { customerId, names: shown, points: rows.map((row) => pointFrom(row, names)) };
  }
}

/** Of a customer whom the log's copy does not hold whole: what his last master data in the tables say. */
function identityOf(payload: unknown): Overview['identity'] {
  const said = JSON.parse(typeof payload === 'string' ? payload : '{}') as Record<string, unknown>;
  const text = (name: string): string | null => (typeof said[name] === 'string' ? said[name] : null);
  return {
    ...{ name: text('name'), segment: text('segment'), industry: text('industry'), country: text('country') },
    ...{ region: text('region'), owner: text('owner'), parentId: text('parentId'), creditLimit: null },
    ...{
      termsDays: typeof said['termsDays'] === 'number' ? said['termsDays'] : null,
      onboardedOn: text('onboardedOn'),
    },
  };
}
