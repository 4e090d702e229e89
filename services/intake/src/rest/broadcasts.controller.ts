import { Body, Controller, Headers, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, validateRecord, type FxRate } from '@foreshock/contracts';
import { z } from 'zod';
import { contentId } from '../events/dated-event.ts';
import { policyActivated } from '../events/policy-activated.ts';
import { broadcast, type BroadcastEntry, type LogSink } from '../log/log-sink.ts';
import { DAY_MS } from '../values/dates.ts';
import * as model from './api-model.ts';
import { IdempotencyCache } from './idempotency.ts';
import { invalidBody } from './problem.ts';
import { readBody } from './read-body.ts';
import { TokenGuard } from './token.guard.ts';
import { EVENTS_COUNTER, SINK, write, type AcceptedEvent, type EventsCounter } from './write.ts';

const person = z.string().trim().min(1).max(200);

const policyBody = z.strictObject({
  policy: z.union([z.string().min(1), z.record(z.string(), z.unknown())]),
  mode: z.enum(['LIVE', 'SHADOW']).default('LIVE'),
  activatedBy: person,
  approvedBy: person,
});

const fxRateBody = z.strictObject({
  base: z.string(),
  quote: z.string(),
  date: z.iso.date(),
  rate: z.number(),
  source: z.string().min(1).max(200).default('foreshock/intake'),
});

const policySchema = {
  type: 'object' as const,
  required: ['policy', 'activatedBy', 'approvedBy'],
  properties: {
    policy: { description: 'The policy file as YAML or JSON text, or as an object.' },
    mode: { type: 'string' as const, enum: ['LIVE', 'SHADOW'] },
    activatedBy: { type: 'string' as const },
    approvedBy: { type: 'string' as const, description: 'Another person.' },
  },
};

const fxSchema = {
  type: 'object' as const,
  required: ['base', 'quote', 'date', 'rate'],
  example: { base: 'EUR', quote: 'USD', date: '2026-03-01', rate: 1.0832 },
};

/** Records for every partition: policies and exchange rates. */
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

  @Post('policies')
  @HttpCode(202)
  @ApiHeader(model.idempotencyHeader)
  @ApiBody({ schema: policySchema })
  @ApiResponse({ status: 202, ...model.acceptedListResponse })
  @ApiResponse({ status: 422, ...model.problemResponse })
  activate(
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ accepted: AcceptedEvent[] }> {
    return this.requests.once('policies', key, body, () => {
      const { policy, ...activation } = readBody(policyBody, body);
      const text = typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2);
      const outcome = policyActivated(text, 'policy', {
        ...activation,
        occurredAtMs: Date.now(),
        requestKey: key,
      });
      if (!outcome.ok) {
        throw invalidBody(
          outcome.errors.map(({ field, message }) => ({ pointer: `/${field}`, detail: message })),
        );
      }
      return this.#toAll([{ type: 'PolicyActivated', record: outcome.record }]);
    });
  }

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
