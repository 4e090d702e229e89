import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { AlertsLog } from '../alerts-log/alerts-log.ts';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { authorOf } from '../access/author.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { CheckedBody, CheckedQuery, pageQuery, PathId } from '../http/request.ts';
import * as model from '../model/alerts.ts';
import { deliveryRecordFrom } from '../model/delivery-record.ts';
import * as queries from '../queries/alerts.ts';
import type { Tables } from './tables.ts';
import { ALERTS_LOG, TABLES } from './tokens.ts';

const listQuery = z.strictObject({
  state: z.enum(model.deliveryStates).optional(),
  target: z.string().max(64).optional(),
  customer: z.string().max(256).optional(),
  ...pageQuery,
});
const cursorShape = z.tuple([z.string(), z.string()]);

/** Messages to people and where they go. */
@ApiTags('alerts')
@ApiBearerAuth()
@Controller('v1/alerts')
export class AlertsController {
  readonly #tables: Tables;
  readonly #log: AlertsLog;

  constructor(@Inject(TABLES) tables: Tables, @Inject(ALERTS_LOG) log: AlertsLog) {
    this.#tables = tables;
    this.#log = log;
  }

  @Get('deliveries')
  @Endpoint({
    summary: 'Messages with their state, the last changed first',
    query: listQuery,
    response: model.alertDeliveryPage,
  })
  async deliveries(
    @CheckedQuery(listQuery) query: z.output<typeof listQuery>,
  ): Promise<z.output<typeof model.alertDeliveryPage>> {
    const { cursor, ...request } = query;
    const position = decodeCursor(cursor, cursorShape);
    const after = position && { updatedAt: position[0], deliveryId: position[1] };
    const rows = await this.#tables.rows(queries.listDeliveries({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [String(row.updated_at), String(row.delivery_id)]);
    return { items: page.rows.map(model.alertDeliveryFrom), nextCursor: page.nextCursor };
  }

  @Post('deliveries/:id/resend')
  @HttpCode(202)
  @Endpoint({
    summary: 'Send an exhausted message again: the same id, the same bytes, a whole schedule of tries',
    path: 'id',
    body: model.resendRequest,
    response: model.alertDelivery,
  })
  async resend(
    @PathId() deliveryId: string,
    @CheckedBody(model.resendRequest) request: z.output<typeof model.resendRequest>,
  ): Promise<model.AlertDelivery> {
    const by = authorOf(request.by);
    const row = await this.#tables.row(queries.oneDelivery(deliveryId));
    if (row === undefined) throw notFound(`delivery ${deliveryId}`);
    const known = deliveryRecordFrom(row);
    if (known.state !== 'EXHAUSTED')
      throw new ProblemError({
        title: 'Not exhausted',
        status: 409,
        detail: `delivery ${deliveryId} is ${known.state}: only exhausted ones are sent again`,
      });
    const nowMs = Date.now();
    // Written from the state that is known, so that a second request begins nothing anew.
    const again = {
      ...known,
      state: 'PENDING' as const,
      nextAttemptAt: nowMs,
      updatedAt: nowMs,
      roundStart: known.attempts,
      resentBy: by,
    };
    await this.#log.append('DeliveryUpdated', deliveryId, again);
    const updatedAt = new Date(nowMs).toISOString();
    return {
      ...model.alertDeliveryFrom(row),
      state: 'PENDING',
      nextAttemptAt: updatedAt,
      updatedAt,
      resentBy: by,
    };
  }

  @Get('targets')
  @Endpoint({ summary: 'Targets that are or were not sent to', response: model.alertTargetList })
  async targets(): Promise<z.output<typeof model.alertTargetList>> {
    const rows = await this.#tables.rows(queries.listTargets());
    return { items: rows.map(model.alertTargetFrom) };
  }

  @Post('targets/:id/enable')
  @HttpCode(202)
  @Endpoint({
    summary: 'Send to a target again; what waited for it goes out at once',
    path: 'id',
    body: model.enableRequest,
    response: model.alertTarget,
  })
  async enable(
    @PathId() target: string,
    @CheckedBody(model.enableRequest) { by: given, reason }: z.output<typeof model.enableRequest>,
  ): Promise<z.output<typeof model.alertTarget>> {
    const by = authorOf(given);
    const { items } = await this.targets();
    const known = items.find((one) => one.target === target);
    if (known === undefined) throw notFound(`target ${target} that was ever disabled`);
    if (known.state === 'ENABLED') return known;
    const updatedAt = Date.now();
    const state = 'ENABLED';
    await this.#log.append('TargetUpdated', target, {
      target,
      state,
      reason,
      deliveryId: null,
      updatedBy: by,
      updatedAt,
    });
    return {
      target,
      state,
      reason,
      deliveryId: null,
      updatedBy: by,
      updatedAt: new Date(updatedAt).toISOString(),
    };
  }
}
