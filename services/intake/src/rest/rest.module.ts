import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Logger } from '@foreshock/observability';
import type { BusinessClock } from '../clock/business-clock.ts';
import type { PolicyRegister } from '@foreshock/policy-register';
import type { KeyRing } from '@foreshock/personal-data';
import {
  ErasuresController,
  KEY_RING,
  WRITE_AUDIT,
  type WriteAudit,
} from '../personal-data/erasures.controller.ts';
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
  readonly ring: KeyRing | null;
  readonly writeAudit: WriteAudit;
  readonly logger: Logger;
}

/** The REST side of intake. */
@Module({})
export class RestModule {
  static of(parts: RestParts): DynamicModule {
    const { sink, policies, clock, token, maxBatch, counter, logger } = parts;
    return {
      module: RestModule,
      controllers: [
        EventsController,
        ClockController,
        BroadcastsController,
        PoliciesController,
        ErasuresController,
      ],
      providers: [
        { provide: SINK, useValue: sink },
        { provide: POLICIES, useValue: policies },
        { provide: CLOCK, useValue: clock },
        { provide: INTAKE_TOKEN, useValue: token },
        { provide: MAX_BATCH, useValue: maxBatch },
        { provide: KEY_RING, useValue: parts.ring },
        { provide: WRITE_AUDIT, useValue: parts.writeAudit },
        { provide: EVENTS_COUNTER, useValue: counter },
        { provide: IdempotencyCache, useValue: new IdempotencyCache() },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        TokenGuard,
        TextBodies,
      ],
    };
  }
}
