import { Body, Controller, Headers, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { KeyRing } from '@foreshock/personal-data';
import { KEY_RING } from '../personal-data/erasures.controller.ts';
import { sealContacts } from '../personal-data/seal-contacts.ts';
import type { LogEntry, LogSink } from '../log/log-sink.ts';
import * as model from './api-model.ts';
import { eventFromJson } from './event-from-json.ts';
import { IdempotencyCache } from './idempotency.ts';
import { invalidBody, ProblemException, type FieldError } from './problem.ts';
import { TokenGuard } from './token.guard.ts';
import { EVENTS_COUNTER, SINK, write, type AcceptedEvent, type EventsCounter } from './write.ts';

export const MAX_BATCH = Symbol('most events in a batch');

/** Events of customers, one or many. */
@ApiTags('events')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('v1/events')
export class EventsController {
  constructor(
    @Inject(SINK) private readonly sink: LogSink,
    @Inject(IdempotencyCache) private readonly requests: IdempotencyCache,
    @Inject(EVENTS_COUNTER) private readonly counter: EventsCounter,
    @Inject(MAX_BATCH) private readonly maxBatch: number,
    @Inject(KEY_RING) private readonly ring: KeyRing | null,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiHeader(model.idempotencyHeader)
  @ApiBody(model.eventBody)
  @ApiResponse({ status: 202, ...model.acceptedResponse })
  @ApiResponse({ status: 422, ...model.problemResponse })
  one(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<AcceptedEvent> {
    return this.requests.once('events', key, body, async () => {
      const [accepted] = await this.#write([[body, '']], key);
      return accepted as AcceptedEvent;
    });
  }

  @Post('batch')
  @HttpCode(202)
  @ApiHeader(model.idempotencyHeader)
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiBody(model.eventsBody)
  @ApiResponse({ status: 202, ...model.acceptedListResponse })
  @ApiResponse({ status: 422, ...model.problemResponse })
  many(
    @Body() body: unknown,
    @Headers('idempotency-key') key?: string,
  ): Promise<{ accepted: AcceptedEvent[] }> {
    return this.requests.once('events/batch', key, body, async () => {
      const events = typeof body === 'string' ? parseLines(body) : body;
      if (!Array.isArray(events) || events.length === 0) {
        throw invalidBody([{ pointer: '', detail: 'must be a list of at least one event' }]);
      }
      if (events.length > this.maxBatch) {
        const detail = `${events.length} events; at most ${this.maxBatch} in one request`;
        throw new ProblemException({ title: 'Batch too large', status: 413, detail });
      }
      return {
        accepted: await this.#write(
          events.map((event: unknown, at) => [event, `/${at}`]),
          key,
        ),
      };
    });
  }

  /** All or none: nothing is written when one event is wrong. */
  async #write(events: readonly (readonly [body: unknown, pointer: string])[], key: string | undefined) {
    const pointers = events.map(([, pointer]) => pointer);
    const sealed = await sealContacts(
      events.map(([body]) => body),
      pointers,
      this.ring,
    );
    const outcomes = sealed.bodies.map((body, at) => eventFromJson(body, pointers[at] ?? '', key));
    const errors = [...sealed.errors, ...outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.errors))];
    if (errors.length > 0) {
      const wrong = Math.max(1, outcomes.filter((outcome) => !outcome.ok).length);
      this.counter.inc({ source: 'rest', type: 'any', outcome: 'rejected' }, wrong);
      throw invalidBody(errors);
    }
    const entries: LogEntry[] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.entry] : []));
    return write(this.sink, this.counter, entries);
  }
}

function parseLines(text: string): unknown[] {
  const errors: FieldError[] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const events = lines.map((line, at): unknown => {
    try {
      return JSON.parse(line);
    } catch (error) {
      errors.push({ pointer: `/${at}`, detail: (error as Error).message });
      return null;
    }
  });
  if (errors.length > 0) throw invalidBody(errors);
  return events;
}
