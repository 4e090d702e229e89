import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Language } from '@foreshock/wording';
import { z } from 'zod';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import {
  CheckedQuery,
  dateParameter,
  pageQuery,
  PathId,
  portfolioFilter,
  ReaderLanguage,
  whereOf,
} from '../http/request.ts';
import { severity } from '../model/common.ts';
import * as model from '../model/customers.ts';
import {
  actionFrom,
  assessmentFrom,
  customerSummaryFrom,
  facetsFrom,
  indicatorsFrom,
  warningFrom,
  type Row,
} from '../model/from-rows.ts';
import * as listing from '../queries/customer-list.ts';
import * as queries from '../queries/customers.ts';
import { listWarnings } from '../queries/warnings.ts';
import type { Tables } from './tables.ts';
import { TABLES } from './tokens.ts';

const ACTIONS_SHOWN = 20;
const OPEN_WARNINGS_SHOWN = 100;

const filter = {
  search: z.string().min(1).max(100).optional().describe('Part of the name or of the id.'),
  ...portfolioFilter,
  inDefault: z.stringbool().optional(),
  warned: severity.optional().describe('With an open warning of at least this severity.'),
  minExposure: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Minor units.'),
  minOverdue: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('Minor units.'),
  asOf: dateParameter.describe('As known at the end of this business date.'),
};
const facetsQuery = z.strictObject(filter);
const listQuery = z.strictObject({
  ...filter,
  sort: z
    .enum(Object.keys(listing.customerSorts) as [listing.CustomerSort, ...listing.CustomerSort[]])
    .default('overdue')
    .describe('The worst first; names and ids from A to Z.'),
  ...pageQuery,
});
const filterOf = (query: z.output<typeof facetsQuery>, date: string): listing.CustomerFilter => ({
  date,
  where: whereOf(query),
  search: query.search,
  inDefault: query.inDefault,
  warned: query.warned,
  minExposureMinor: query.minExposure,
  minOverdueMinor: query.minOverdue,
});
const asOfQuery = z.strictObject({
  asOf: dateParameter.describe('As known at the end of this business date.'),
});
const historyQuery = z.strictObject({
  from: dateParameter,
  to: dateParameter,
  limit: z.coerce.number().int().min(1).max(1_000).default(400).describe('The newest so many dates.'),
});
const cursorShape = z.tuple([z.union([z.string(), z.number()]), z.string()]);

@ApiTags('customers')
@ApiBearerAuth()
@Controller('v1/customers')
export class CustomersController {
  readonly #tables: Tables;

  constructor(@Inject(TABLES) tables: Tables) {
    this.#tables = tables;
  }

  @Get()
  @Endpoint({ summary: 'Customers, the worst first', query: listQuery, response: model.customerPage })
  async list(
    @CheckedQuery(listQuery) query: z.output<typeof listQuery>,
  ): Promise<z.output<typeof model.customerPage>> {
    const { cursor, sort, limit, ...asked } = query;
    const position = decodeCursor(cursor, cursorShape);
    const date = await this.#tables.dateOf(query.asOf);
    if (date === null) return { asOf: null, total: 0, items: [], nextCursor: null };
    const after = position && { value: position[0], customerId: position[1] };
    const request = { ...filterOf(asked, date), sort, limit, after };
    const rows = await this.#tables.rows(listing.listCustomers(request));
    const page = pageFrom(rows, limit, (row) => [row.sort_value as string | number, String(row.customer_id)]);
    const total = Number(rows[0]?.total ?? 0);
    return { asOf: date, total, items: page.rows.map(customerSummaryFrom), nextCursor: page.nextCursor };
  }

  @Get('facets')
  @Endpoint({
    summary: 'How many customers have which segment, grade, industry, region, country and owner',
    query: facetsQuery,
    response: model.customerFacets,
  })
  async facets(
    @CheckedQuery(facetsQuery) query: z.output<typeof facetsQuery>,
  ): Promise<z.output<typeof model.customerFacets>> {
    const date = await this.#tables.dateOf(query.asOf);
    const rows = date === null ? [] : await this.#tables.rows(listing.customerFacets(filterOf(query, date)));
    return { asOf: date, ...facetsFrom(rows) };
  }

  @Get(':id')
  @Endpoint({
    summary: 'A customer now: indicators, grade, open warnings',
    path: 'id',
    response: model.customer,
  })
  async one(
    @PathId() id: string,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.customer>> {
    const open = listWarnings({ customer: id, state: 'OPEN', limit: OPEN_WARNINGS_SHOWN });
    const [indicators, masterData, assessment, warnings, actions] = await Promise.all([
      this.#tables.row(queries.customerIndicators(id)),
      this.#tables.row(queries.customerMasterData(id)),
      this.#tables.row(queries.customerAssessment(id)),
      this.#tables.rows(open),
      this.#tables.rows(queries.customerActions(id, ACTIONS_SHOWN)),
    ]);
    if (indicators === undefined) throw notFound(`customer ${id}`);
    return {
      customerId: id,
      ...masterDataFrom(masterData),
      indicators: indicatorsFrom(indicators),
      assessment: assessment === undefined ? null : assessmentFrom(assessment, language),
      openWarnings: warnings.slice(0, OPEN_WARNINGS_SHOWN).map((row) => warningFrom(row, language)),
      actions: actions.map(actionFrom),
    };
  }

  @Get(':id/indicators')
  @Endpoint({
    summary: 'Indicators now or as of a date',
    path: 'id',
    query: asOfQuery,
    response: model.indicators,
  })
  async indicators(
    @PathId() id: string,
    @CheckedQuery(asOfQuery) query: z.output<typeof asOfQuery>,
  ): Promise<z.output<typeof model.indicators>> {
    const row = await this.#tables.row(queries.customerIndicators(id, query.asOf));
    if (row === undefined) {
      throw notFound(query.asOf === undefined ? `customer ${id}` : `customer ${id} on ${query.asOf}`);
    }
    return indicatorsFrom(row);
  }

  @Get(':id/history')
  @Endpoint({
    summary: 'The dates on which a value changed, oldest first',
    path: 'id',
    query: historyQuery,
    response: model.customerHistory,
  })
  async history(
    @PathId() id: string,
    @CheckedQuery(historyQuery) query: z.output<typeof historyQuery>,
  ): Promise<z.output<typeof model.customerHistory>> {
    const rows = await this.#tables.rows(queries.customerHistory({ customerId: id, ...query }));
    return { customerId: id, items: rows.map(indicatorsFrom) };
  }
}

function masterDataFrom(row: Row | undefined) {
  const payload = JSON.parse(String(row?.payload ?? '{}')) as Record<string, unknown>;
  const field = (name: string): string | null => (typeof payload[name] === 'string' ? payload[name] : null);
  return {
    name: field('name'),
    owner: field('owner'),
    industry: field('industry'),
    country: field('country'),
    region: field('region'),
  };
}
