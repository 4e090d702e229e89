import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { AlertsLog } from '../alerts-log/alerts-log.ts';
import { authorOf } from '../access/author.ts';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest, notFound, ProblemError } from '../http/problem.ts';
import { CheckedBody, CheckedQuery, PathId } from '../http/request.ts';
import * as model from '../model/silences.ts';
import * as queries from '../queries/silences.ts';
import type { Tables } from './tables.ts';
import { ALERTS_LOG, TABLES } from './tokens.ts';

const MOST_SILENCES = 1_000;
const DAY_MS = 86_400_000;

const listQuery = z.strictObject({ state: z.enum(['PLANNED', 'ACTIVE', 'OVER']).optional() });

/** Silences and planned maintenance: events on the alerts' log, which the service of alerts decides by. */
@ApiTags('alerts')
@ApiBearerAuth()
@Controller('v1/silences')
export class SilencesController {
  readonly #tables: Tables;
  readonly #log: AlertsLog;

  constructor(@Inject(TABLES) tables: Tables, @Inject(ALERTS_LOG) log: AlertsLog) {
    this.#tables = tables;
    this.#log = log;
  }

  @Get()
  @Endpoint({ summary: 'Silences, the newest first', query: listQuery, response: model.silenceList })
  async list(
    @CheckedQuery(listQuery) { state }: z.output<typeof listQuery>,
  ): Promise<z.output<typeof model.silenceList>> {
    const rows = await this.#tables.rows(queries.listSilences(MOST_SILENCES));
    const items = rows.map((row) => model.silenceFrom(row, Date.now()));
    return { items: state === undefined ? items : items.filter((one) => one.state === state) };
  }

  @Post()
  @HttpCode(201)
  @Endpoint({
    summary: 'Set a silence or plan maintenance; what is still open at its end is announced then',
    body: model.silenceRequest,
    response: model.silence,
  })
  async set(
    @CheckedBody(model.silenceRequest) body: model.SilenceRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<model.Silence> {
    const setAt = Date.now();
    const startsAt = body.startsAt === undefined ? setAt : Date.parse(body.startsAt);
    const endsAt = Date.parse(body.endsAt);
    if (endsAt <= Math.max(startsAt, setAt))
      throw badRequest([{ field: 'endsAt', message: 'must come after the start, and after now' }]);
    if (endsAt - startsAt > model.MAX_SILENCE_DAYS * DAY_MS)
      throw badRequest([
        { field: 'endsAt', message: `must be within ${model.MAX_SILENCE_DAYS} days of the start` },
      ]);
    const silenceId = idOf(key);
    const { matchers, reason } = body;
    const setBy = authorOf(body.setBy);
    await this.#log.append('SilenceSet', silenceId, {
      silenceId,
      matchers,
      startsAt,
      endsAt,
      setBy,
      reason,
      setAt,
    });
    const [starts, ends] = [new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
    const state = model.stateAt(starts, ends, false, setAt);
    return { silenceId, state, matchers, startsAt: starts, endsAt: ends, setBy, reason, ended: null };
  }

  @Post(':id/end')
  @HttpCode(200)
  @Endpoint({
    summary: 'End a silence before its time',
    path: 'id',
    body: model.silenceEndRequest,
    response: model.silence,
  })
  async end(
    @PathId() silenceId: string,
    @CheckedBody(model.silenceEndRequest) body: z.output<typeof model.silenceEndRequest>,
  ): Promise<model.Silence> {
    const row = await this.#tables.row(queries.oneSilence(silenceId));
    if (row === undefined) throw notFound(`silence ${silenceId}`);
    const nowMs = Date.now();
    const known = model.silenceFrom(row, nowMs);
    if (known.state === 'OVER')
      throw new ProblemError({ title: 'Already over', status: 409, detail: `silence ${silenceId} is over` });
    const { reason = null } = body;
    const endedBy = authorOf(body.endedBy);
    await this.#log.append('SilenceEnded', silenceId, { silenceId, endedBy, reason, endedAt: nowMs });
    const at = new Date(nowMs).toISOString();
    return { ...known, state: 'OVER', ended: { at, by: endedBy, reason } };
  }
}

/** The same key gives the same silence, so a request that is sent again sets it once. */
function idOf(key: string | undefined): string {
  if (key === undefined) return `sil_${randomUUID().replaceAll('-', '')}`;
  if (key.length > 256) throw badRequest([{ field: 'Idempotency-Key', message: 'is longer than 256' }]);
  return `sil_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}
