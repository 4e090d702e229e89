import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { DIMENSIONS, figuresFrom, type Effectiveness } from '@foreshock/effectiveness';
import { z } from 'zod';
import { Endpoint } from '../http/endpoint.ts';
import { CheckedQuery, dateParameter } from '../http/request.ts';
import { effectiveness } from '../model/effectiveness.ts';
import { effectivenessOf } from '../queries/effectiveness.ts';
import type { Tables } from './tables.ts';
import { LONG_TABLES } from './tokens.ts';

const effectivenessQuery = z.strictObject({
  by: z
    .enum(DIMENSIONS)
    .default('rule')
    .describe('action: as recommended; step: as done; owner: the collector.'),
  from: dateParameter.describe('Raised on or after.'),
  to: dateParameter.describe('Raised on or before.'),
  horizon: z.coerce.number().int().min(1).max(365).default(90).describe('Days within which outcomes count.'),
});

@ApiTags('effectiveness')
@ApiBearerAuth()
@Controller('v1/effectiveness')
export class EffectivenessController {
  readonly #tables: Tables;

  constructor(@Inject(LONG_TABLES) tables: Tables) {
    this.#tables = tables;
  }

  @Get()
  @Endpoint({
    summary: 'What became of warnings: recovered money, days won, false alarms, bad outcomes',
    query: effectivenessQuery,
    response: effectiveness,
  })
  async effectiveness(
    @CheckedQuery(effectivenessQuery) query: z.output<typeof effectivenessQuery>,
  ): Promise<Effectiveness> {
    const { horizon, ...rest } = query;
    return figuresFrom(await this.#tables.rows(effectivenessOf({ ...rest, horizonDays: horizon })));
  }
}
