import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { INDICATORS, type IndicatorName } from '@foreshock/ledger';
import type { Language } from '@foreshock/wording';
import { z } from 'zod';
import { CustomerFile } from '../customer-file.ts';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import { CheckedQuery, dateParameter, pageQuery, PathId, ReaderLanguage } from '../http/request.ts';
import * as model from '../model/customer-ledger.ts';
import { assessmentFrom } from '../model/from-rows.ts';
import { customerAssessments } from '../queries/customers.ts';
import type { ScenarioSource } from '../scenario-source.ts';
import type { Tables } from './tables.ts';
import { SCENARIOS, TABLES } from './tokens.ts';

const names = INDICATORS.map(({ name }) => name) as [IndicatorName, ...IndicatorName[]];
const asOf = dateParameter.describe('As known at the end of this business date; without it now.');
const overviewQuery = z.strictObject({ asOf });
const ledgerQuery = z.strictObject({
  asOf,
  invoices: z.coerce.number().int().min(0).max(2_000).default(200).describe('At most so many invoices.'),
  payments: z.coerce.number().int().min(0).max(2_000).default(200).describe('At most so many payments.'),
});
const seriesQuery = z.strictObject({
  names: z
    .string()
    .max(2_000)
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(names)).min(1).max(20))
    .describe('Names of indicators, with commas between them: `exposureMinor,overdueMinor`.'),
  from: dateParameter.describe('A year before the last date unless it is given.'),
  to: dateParameter.describe('Without it the present business date.'),
  points: z.coerce.number().int().min(1).max(400).default(60).describe('Dates, evenly spaced.'),
});
const assessmentsQuery = z.strictObject({ from: dateParameter, to: dateParameter, ...pageQuery });
const cursorShape = z.tuple([z.number().int()]);

/** Everything about one customer, now and as of a date. */
@ApiTags('customers')
@ApiBearerAuth()
@Controller('v1/customers/:id')
export class CustomerFileController {
  readonly #tables: Tables;
  readonly #file: CustomerFile;

  constructor(@Inject(TABLES) tables: Tables, @Inject(SCENARIOS) source: ScenarioSource) {
    this.#tables = tables;
    this.#file = new CustomerFile(tables, source);
  }

  @Get('overview')
  @Endpoint({
    summary: 'All that a page about a customer shows, in one answer',
    path: 'id',
    query: overviewQuery,
    response: model.customerOverview,
  })
  overview(
    @PathId() id: string,
    @CheckedQuery(overviewQuery) query: z.output<typeof overviewQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.customerOverview>> {
    return this.#file.overview(id, query.asOf, language);
  }

  @Get('ledger')
  @Endpoint({
    summary: 'Invoices with what came in on them, and payments, as the log makes them',
    path: 'id',
    query: ledgerQuery,
    response: model.customerLedger,
  })
  async ledger(
    @PathId() id: string,
    @CheckedQuery(ledgerQuery) query: z.output<typeof ledgerQuery>,
  ): Promise<z.output<typeof model.customerLedger>> {
    const { asOf, ...shown } = query;
    const found = await this.#file.fromLog(id, asOf, shown);
    if (found !== null) return found.ledger;
    throw notFound(asOf === undefined ? `customer ${id}` : `customer ${id} on ${asOf}`);
  }

  @Get('series')
  @Endpoint({
    summary: 'Several indicators over time',
    path: 'id',
    query: seriesQuery,
    response: model.customerSeries,
  })
  async series(
    @PathId() id: string,
    @CheckedQuery(seriesQuery) query: z.output<typeof seriesQuery>,
  ): Promise<z.output<typeof model.customerSeries>> {
    const to = await this.#tables.dateOf(query.to);
    if (to === null) throw notFound(`customer ${id}`);
    return this.#file.series({ customerId: id, ...query, to });
  }

  @Get('assessments')
  @Endpoint({
    summary: 'Assessments with their points, the newest first',
    path: 'id',
    query: assessmentsQuery,
    response: model.assessmentPage,
  })
  async assessments(
    @PathId() id: string,
    @CheckedQuery(assessmentsQuery) query: z.output<typeof assessmentsQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.assessmentPage>> {
    const { cursor, ...request } = query;
    const before = decodeCursor(cursor, cursorShape)?.[0];
    const rows = await this.#tables.rows(customerAssessments({ customerId: id, ...request, before }));
    const page = pageFrom(rows, query.limit, (row) => [Number(row.kafka_offset)]);
    return { items: page.rows.map((row) => assessmentFrom(row, language)), nextCursor: page.nextCursor };
  }
}
