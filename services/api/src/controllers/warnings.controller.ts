import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Language } from '@foreshock/wording';
import { z } from 'zod';
import { explain, type Explanation } from '../explain/explain.ts';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import { CheckedQuery, dateParameter, pageQuery, PathId, ReaderLanguage } from '../http/request.ts';
import { severity } from '../model/common.ts';
import { deliveryFrom, warningEventFrom, warningFrom } from '../model/from-rows.ts';
import * as model from '../model/warnings.ts';
import { customerAssessment } from '../queries/customers.ts';
import * as queries from '../queries/warnings.ts';
import type { Tables } from './tables.ts';
import { TABLES } from './tokens.ts';

const CAUSES_SHOWN = 10;

const listQuery = z.strictObject({
  state: z.enum(['OPEN', 'CLEARED']).optional(),
  severity: severity.optional(),
  rule: z.string().max(200).optional(),
  customer: z.string().max(256).optional(),
  from: dateParameter.describe('Raised on or after.'),
  to: dateParameter.describe('Raised on or before.'),
  asOf: dateParameter.describe('Open at the end of this business date.'),
  ...pageQuery,
});
const cursorShape = z.tuple([z.iso.date(), z.string()]);

@ApiTags('warnings')
@ApiBearerAuth()
@Controller('v1/warnings')
export class WarningsController {
  readonly #tables: Tables;

  constructor(@Inject(TABLES) tables: Tables) {
    this.#tables = tables;
  }

  @Get()
  @Endpoint({ summary: 'Warnings, the newest first', query: listQuery, response: model.warningPage })
  async list(
    @CheckedQuery(listQuery) query: z.output<typeof listQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.warningPage>> {
    const { cursor, ...request } = query;
    const position = decodeCursor(cursor, cursorShape);
    const after = position && { raisedOn: position[0], warningId: position[1] };
    const rows = await this.#tables.rows(queries.listWarnings({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [String(row.raised_on), String(row.warning_id)]);
    return { items: page.rows.map((row) => warningFrom(row, language)), nextCursor: page.nextCursor };
  }

  @Get(':id')
  @Endpoint({ summary: 'A warning with what happened to it', path: 'id', response: model.warningDetail })
  async one(
    @PathId() id: string,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.warningDetail>> {
    const [state, events, deliveries] = await Promise.all([
      this.#tables.row(queries.warningState(id)),
      this.#tables.rows(queries.warningEvents(id)),
      this.#tables.rows(queries.warningDeliveries(id)),
    ]);
    if (state === undefined) throw notFound(`warning ${id}`);
    return {
      ...warningFrom(state, language),
      events: events.map((row) => warningEventFrom(row, language)),
      deliveries: deliveries.map(deliveryFrom),
    };
  }

  @Get(':id/explanation')
  @Endpoint({
    summary: 'Why: the rule as it stood, the evidence, the points and the events that moved it',
    path: 'id',
    response: model.explanation,
  })
  async explanation(@PathId() id: string, @ReaderLanguage() language: Language): Promise<Explanation> {
    const events = await this.#tables.rows(queries.warningEvents(id));
    const decision = events.findLast((row) => row.event !== 'CLEARED');
    if (decision === undefined) throw notFound(`warning ${id}`);
    const customerId = String(decision.customer_id);
    const offset = Number(decision.offset);
    const partition = Number(decision.partition);
    const [assessment, causes] = await Promise.all([
      this.#tables.row(customerAssessment(customerId, { offset, asOf: String(decision.as_of) })),
      this.#tables.rows(queries.eventsUpTo({ customerId, partition, offset, limit: CAUSES_SHOWN })),
    ]);
    return explain({ decision, assessment, events: causes }, language);
  }
}
