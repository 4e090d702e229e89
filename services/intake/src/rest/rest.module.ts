import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from '@foreshock/observability';
import type { BusinessClock } from '../clock/business-clock.ts';
import type { PolicyRegister } from '@foreshock/policy-register';
import type { LogSink } from '../log/log-sink.ts';
import { BroadcastsController } from './broadcasts.controller.ts';
import { CLOCK, ClockController } from './clock.controller.ts';
import { EventsController, MAX_BATCH } from './events.controller.ts';
import { IdempotencyCache } from './idempotency.ts';
import { POLICIES, PoliciesController } from './policies.controller.ts';
import { ProblemFilter } from './problem.filter.ts';
import { TextBodies } from './text-bodies.ts';
import { INTAKE_TOKEN, TokenGuard } from './token.guard.ts';
import { EVENTS_COUNTER, SINK, type EventsCounter } from './write.ts';

export interface RestParts {
  readonly sink: LogSink;
  readonly policies: PolicyRegister;
  readonly clock: BusinessClock;
  readonly token: string;
  readonly maxBatch: number;
  readonly counter: EventsCounter;
  readonly logger: Logger;
}

/** The REST side of intake. */
@Module({})
export class RestModule {
  static of({ sink, policies, clock, token, maxBatch, counter, logger }: RestParts): DynamicModule {
    return {
      module: RestModule,
      controllers: [EventsController, ClockController, BroadcastsController, PoliciesController],
      providers: [
        { provide: SINK, useValue: sink },
        { provide: POLICIES, useValue: policies },
        { provide: CLOCK, useValue: clock },
        { provide: INTAKE_TOKEN, useValue: token },
        { provide: MAX_BATCH, useValue: maxBatch },
        { provide: EVENTS_COUNTER, useValue: counter },
        { provide: IdempotencyCache, useValue: new IdempotencyCache() },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        TokenGuard,
        TextBodies,
      ],
    };
  }
}
