import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { heaviestOn, memberSumsOn, migration, type MeasureCut } from '@foreshock/portfolio-measures';
import { moneyOf } from '@foreshock/wording';
import { z } from 'zod';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest } from '../http/problem.ts';
import { CheckedQuery, dateParameter, portfolioFilter, whereOf } from '../http/request.ts';
import { cellsFrom, groupsFrom, pointsFrom, weightsFrom } from '../model/figures-from-sums.ts';
import * as model from '../model/portfolio-figures.ts';
import { heatMap } from '../queries/open-warnings.ts';
import { daysBefore, sampledDates } from '../queries/sampled-dates.ts';
import type { Tables } from './tables.ts';
import { TABLES } from './tokens.ts';

const asOf = dateParameter.describe('As known at the end of this business date; without it now.');
const by = model.dimension.default('all').describe('What the portfolio is cut by.');
const groupsQuery = z.strictObject({ by, asOf, ...portfolioFilter });
const seriesQuery = z.strictObject({
  by,
  from: dateParameter.describe('A year before the last date unless it is given.'),
  to: dateParameter.describe('Without it the present business date.'),
  points: z.coerce.number().int().min(2).max(60).default(13).describe('Dates, evenly spaced.'),
  ...portfolioFilter,
});
const migrationQuery = z.strictObject({
  from: dateParameter.describe('90 days before the second date unless it is given.'),
  to: dateParameter.describe('Without it the present business date.'),
  ...portfolioFilter,
});
const topQuery = z.strictObject({
  by,
  asOf,
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('Customers of each member.'),
  ...portfolioFilter,
});
const heatMapQuery = z.strictObject({ asOf });

const YEAR_DAYS = 365;
const QUARTER_DAYS = 90;

/** The measures that policies' portfolio rules read, for any cut and date. */
@ApiTags('portfolio')
@ApiBearerAuth()
@Controller('v1/portfolio')
export class PortfolioFiguresController {
  readonly #tables: Tables;

  constructor(@Inject(TABLES) tables: Tables) {
    this.#tables = tables;
  }

  @Get('groups')
  @Endpoint({
    summary: 'Exposure, ageing, rates, concentration, roll rates, expected loss and provision by a dimension',
    query: groupsQuery,
    response: model.portfolioGroups,
  })
  async groups(
    @CheckedQuery(groupsQuery) query: z.output<typeof groupsQuery>,
  ): Promise<z.output<typeof model.portfolioGroups>> {
    const date = await this.#tables.dateOf(query.asOf);
    if (date === null) return groupsFrom(null, query.by, [], []);
    const sums = (by: MeasureCut['by']) =>
      this.#tables.rowsOf(memberSumsOn({ by, where: whereOf(query) }, [date], true));
    const whole = sums('all');
    const [all, members] = await Promise.all([whole, query.by === 'all' ? whole : sums(query.by)]);
    return groupsFrom(date, query.by, all, members);
  }

  @Get('series')
  @Endpoint({
    summary: 'The same figures over time',
    query: seriesQuery,
    response: model.portfolioSeries,
  })
  async series(
    @CheckedQuery(seriesQuery) query: z.output<typeof seriesQuery>,
  ): Promise<z.output<typeof model.portfolioSeries>> {
    const { from, to } = await this.#span(query, YEAR_DAYS);
    if (from === null || to === null) return { by: query.by, from, to, points: [] };
    const dates = sampledDates(from, to, query.points);
    const cut = { by: query.by, where: whereOf(query) };
    const rows = await this.#tables.rowsOf(memberSumsOn(cut, dates, false));
    return { by: query.by, from, to, points: pointsFrom(rows) };
  }

  @Get('migration')
  @Endpoint({
    summary: 'How many customers went from which grade to which between two dates',
    query: migrationQuery,
    response: model.migrationMatrix,
  })
  async migration(
    @CheckedQuery(migrationQuery) query: z.output<typeof migrationQuery>,
  ): Promise<z.output<typeof model.migrationMatrix>> {
    const { from, to } = await this.#span(query, QUARTER_DAYS);
    if (from === null || to === null) return { from, to, cells: [] };
    return { from, to, cells: cellsFrom(await this.#tables.rowsOf(migration(whereOf(query), from, to))) };
  }

  @Get('top')
  @Endpoint({
    summary: 'The customers that weigh most, of the whole or of each member of a dimension',
    query: topQuery,
    response: model.heaviestCustomers,
  })
  async top(
    @CheckedQuery(topQuery) query: z.output<typeof topQuery>,
  ): Promise<z.output<typeof model.heaviestCustomers>> {
    const date = await this.#tables.dateOf(query.asOf);
    const cut = { by: query.by, where: whereOf(query) };
    const rows = date === null ? [] : await this.#tables.rowsOf(heaviestOn(cut, date, query.limit));
    return { asOf: date, by: query.by, items: weightsFrom(rows) };
  }

  @Get('heat-map')
  @Endpoint({
    summary: 'Open warnings by severity and likelihood',
    query: heatMapQuery,
    response: model.warningHeatMap,
  })
  async heatMap(
    @CheckedQuery(heatMapQuery) query: z.output<typeof heatMapQuery>,
  ): Promise<z.output<typeof model.warningHeatMap>> {
    const date = await this.#tables.dateOf(query.asOf);
    const rows = date === null ? [] : await this.#tables.rowsOf(heatMap(date));
    const cells = rows.map(({ currency, openMinor, overdueMinor, ...cell }) => ({
      ...cell,
      open: moneyOf(openMinor, currency),
      overdue: moneyOf(overdueMinor, currency),
    }));
    return { asOf: date, cells };
  }

  /** @throws ProblemError (400) when the first date lies after the second */
  async #span(
    query: { from?: string | undefined; to?: string | undefined },
    days: number,
  ): Promise<{ from: string | null; to: string | null }> {
    const to = await this.#tables.dateOf(query.to);
    if (to === null) return { from: query.from ?? null, to };
    const from = query.from ?? daysBefore(to, days);
    if (from <= to) return { from, to };
    throw badRequest([{ field: 'from', message: `must not be after ${to}` }]);
  }
}
