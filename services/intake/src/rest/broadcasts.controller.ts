import { Body, Controller, Headers, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, validateRecord, type FxRate } from '@foreshock/contracts';
import { z } from 'zod';
import { contentId } from '../events/dated-event.ts';
import { broadcast, type BroadcastEntry, type LogSink } from '../log/log-sink.ts';
import { DAY_MS } from '../values/dates.ts';
import * as model from './api-model.ts';
import { IdempotencyCache } from './idempotency.ts';
import { invalidBody } from './problem.ts';
import { readBody } from './read-body.ts';
import { TokenGuard } from './token.guard.ts';
import { EVENTS_COUNTER, SINK, write, type AcceptedEvent, type EventsCounter } from './write.ts';

const fxRateBody = z.strictObject({
  base: z.string(),
  quote: z.string(),
  date: z.iso.date(),
  rate: z.number(),
  source: z.string().min(1).max(200).default('foreshock/intake'),
});

const fxSchema = {
  type: 'object' as const,
  required: ['base', 'quote', 'date', 'rate'],
  example: { base: 'EUR', quote: 'USD', date: '2026-03-01', rate: 1.0832 },
};

/** Records for every partition: exchange rates. */
@ApiTags('broadcasts')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('v1')
export class BroadcastsController {
  constructor(
    @Inject(SINK) private readonly sink: LogSink,
    @Inject(IdempotencyCache) private readonly requests: IdempotencyCache,
    @Inject(EVENTS_COUNTER) private readonly counter: EventsCounter,
  ) {}

  /** The id of a rate is its content: the same rate again changes nothing. */
  @Post('fx-rates')
  @HttpCode(202)
  @ApiHeader(model.idempotencyHeader)
  @ApiBody({ schema: { oneOf: [fxSchema, { type: 'array', items: fxSchema }] } })
  @ApiResponse({ status: 202, ...model.acceptedListResponse })
  @ApiResponse({ status: 422, ...model.problemResponse })
  rates(
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ accepted: AcceptedEvent[] }> {
    return this.requests.once('fx-rates', key, body, () => {
      const given = Array.isArray(body)
        ? readBody(z.array(fxRateBody).min(1).max(1000), body)
        : [readBody(fxRateBody, body)];
      const records = given.map(({ date, ...rate }): FxRate => {
        const day = dayOf(date);
        const eventId = `fx-${contentId([rate, day, key ?? null])}`;
        return { eventId, occurredAt: day * DAY_MS, ...rate, date: day };
      });
      const errors = records.flatMap((record, at) => {
        const problem = validateRecord('FxRate', record);
        const place = Array.isArray(body) ? `/${at}` : '';
        return problem ? [{ pointer: `${place}/${problem.field}`, detail: problem.message }] : [];
      });
      if (errors.length > 0) throw invalidBody(errors);
      return this.#toAll(records.map((record) => ({ type: 'FxRate', record }) as const));
    });
  }

  async #toAll(entries: readonly BroadcastEntry[]): Promise<{ accepted: AcceptedEvent[] }> {
    const partitions = await this.sink.partitionCount();
    const copies = entries.flatMap((entry) => broadcast(entry, partitions));
    return { accepted: await write(this.sink, this.counter, copies) };
  }
}
