import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Language } from '@foreshock/wording';
import { z } from 'zod';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import { CheckedQuery, dateParameter, pageQuery, PathId, ReaderLanguage } from '../http/request.ts';
import * as model from '../model/customers.ts';
import {
  actionFrom,
  assessmentFrom,
  customerSummaryFrom,
  indicatorsFrom,
  warningFrom,
  type Row,
} from '../model/from-rows.ts';
import * as queries from '../queries/customers.ts';
import { listWarnings } from '../queries/warnings.ts';
import type { Tables } from './tables.ts';
import { TABLES } from './tokens.ts';

const ACTIONS_SHOWN = 20;
const OPEN_WARNINGS_SHOWN = 100;

const listQuery = z.strictObject({
  search: z.string().min(1).max(100).optional().describe('Part of the name or of the id.'),
  segment: z.string().max(100).optional(),
  grade: z.string().max(20).optional(),
  sort: z
    .enum(['overdue', 'exposure', 'grade', 'customerId'])
    .default('overdue')
    .describe('The worst first.'),
  ...pageQuery,
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
    const { cursor, ...request } = query;
    const position = decodeCursor(cursor, cursorShape);
    const after = position && { value: position[0], customerId: position[1] };
    const rows = await this.#tables.rows(queries.listCustomers({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [
      row.sort_value as string | number,
      String(row.customer_id),
    ]);
    return { items: page.rows.map(customerSummaryFrom), nextCursor: page.nextCursor };
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
