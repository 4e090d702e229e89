import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { heaviestOn, memberSumsOn, type MeasureCut } from '@foreshock/portfolio-measures';
import { z } from 'zod';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import type { Language } from '@foreshock/wording';
import { CheckedQuery, dateParameter, pageQuery, ReaderLanguage } from '../http/request.ts';
import * as model from '../model/customers.ts';
import { severity } from '../model/common.ts';
import * as warnings from '../model/portfolio-warnings.ts';
import { ratingChangeFrom } from '../model/from-rows.ts';
import { portfolioFrom, type Portfolio } from '../model/portfolio-from-rows.ts';
import { heatMap } from '../queries/open-warnings.ts';
import { latestChange } from '../queries/portfolio.ts';
import { listPortfolioWarnings } from '../queries/portfolio-warnings.ts';
import { listRatingChanges } from '../queries/rating-changes.ts';
import type { Tables } from './tables.ts';
import { TABLES } from './tokens.ts';

const TOP_EXPOSURES = 10;
const NOTHING = { latestChange: null, whole: undefined, byGrade: [], bySegment: [], top: [], warnings: [] };

const portfolioQuery = z.strictObject({ asOf: dateParameter.describe('As known at the end of this date.') });
const changesQuery = z.strictObject({
  customer: z.string().max(256).optional(),
  direction: z.enum(['DOWNGRADE', 'UPGRADE']).optional(),
  from: dateParameter,
  to: dateParameter,
  ...pageQuery,
});
const warningsQuery = z.strictObject({
  state: z.enum(['OPEN', 'CLEARED']).optional(),
  severity: severity.optional(),
  rule: z.string().max(200).optional(),
  dimension: z.enum(['segment', 'industry', 'region', 'grade', 'owner', 'all']).optional(),
  member: z.string().max(256).optional(),
  from: dateParameter.describe('Raised on or after.'),
  to: dateParameter.describe('Raised on or before.'),
  ...pageQuery,
});
const cursorShape = z.tuple([z.iso.date(), z.string()]);

@ApiTags('portfolio')
@ApiBearerAuth()
@Controller('v1')
export class PortfolioController {
  readonly #tables: Tables;

  constructor(@Inject(TABLES) tables: Tables) {
    this.#tables = tables;
  }

  @Get('portfolio')
  @Endpoint({
    summary: 'Totals, ageing, grades, segments and concentration',
    query: portfolioQuery,
    response: model.portfolio,
  })
  async portfolio(@CheckedQuery(portfolioQuery) query: z.output<typeof portfolioQuery>): Promise<Portfolio> {
    const tables = this.#tables;
    const asOf = query.asOf ?? null;
    const date = await tables.dateOf(query.asOf);
    if (date === null) return portfolioFrom({ ...NOTHING, asOf });
    const sums = (by: MeasureCut['by']) => tables.rowsOf(memberSumsOn({ by, where: {} }, [date], false));
    const [[whole], byGrade, bySegment, top, warnings, change] = await Promise.all([
      sums('all'),
      sums('grade'),
      sums('segment'),
      tables.rowsOf(heaviestOn({ by: 'all', where: {} }, date, TOP_EXPOSURES)),
      tables.rowsOf(heatMap(date)),
      tables.row(latestChange(date)),
    ]);
    const latest = change?.is_known ? String(change.changed) : null;
    return portfolioFrom({ asOf, latestChange: latest, whole, byGrade, bySegment, top, warnings });
  }

  @Get('portfolio/warnings')
  @Endpoint({
    summary: 'Warnings about portfolios of customers, the newest first',
    query: warningsQuery,
    response: warnings.portfolioWarningPage,
  })
  async warnings(
    @CheckedQuery(warningsQuery) query: z.output<typeof warningsQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof warnings.portfolioWarningPage>> {
    const { cursor, ...request } = query;
    const position = decodeCursor(cursor, cursorShape);
    const after = position && { raisedOn: position[0], warningId: position[1] };
    const rows = await this.#tables.rows(listPortfolioWarnings({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [String(row.raised_on), String(row.warning_id)]);
    return {
      items: page.rows.map((row) => warnings.portfolioWarningFrom(row, language)),
      nextCursor: page.nextCursor,
    };
  }

  @Get('rating-changes')
  @Endpoint({
    summary: 'Downgrades and upgrades, the newest first',
    query: changesQuery,
    response: model.ratingChangePage,
  })
  async ratingChanges(
    @CheckedQuery(changesQuery) query: z.output<typeof changesQuery>,
  ): Promise<z.output<typeof model.ratingChangePage>> {
    const { cursor, ...request } = query;
    const position = decodeCursor(cursor, cursorShape);
    const after = position && { asOf: position[0], ratingChangeId: position[1] };
    const rows = await this.#tables.rows(listRatingChanges({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [String(row.as_of), String(row.rating_change_id)]);
    return { items: page.rows.map(ratingChangeFrom), nextCursor: page.nextCursor };
  }
}
