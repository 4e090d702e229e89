import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.ts';
import type { LogPositions } from '../live/log-positions.ts';
import { status } from '../model/customers.ts';
import { topicStatus } from '../model/topic-status.ts';
import { businessDate, customerCount, warehousePositions } from '../queries/status.ts';
import { openWarningCounts } from '../queries/portfolio.ts';
import type { Tables } from './tables.ts';
import { LOG_POSITIONS, TABLES } from './tokens.ts';

type Status = z.output<typeof status>;

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/status')
export class StatusController {
  readonly #tables: Tables;
  readonly #logPositions: LogPositions;

  constructor(@Inject(TABLES) tables: Tables, @Inject(LOG_POSITIONS) logPositions: LogPositions) {
    this.#tables = tables;
    this.#logPositions = logPositions;
  }

  @Get()
  @Endpoint({ summary: 'Business date, how far the tables are behind the log, counts', response: status })
  async status(): Promise<Status> {
    const [date, positions, customers, warnings] = await Promise.all([
      this.#tables.row(businessDate),
      this.#tables.rows(warehousePositions),
      this.#tables.row(customerCount),
      this.#tables.rows(openWarningCounts),
    ]);
    const byTopic = Map.groupBy(positions, (row) => String(row.topic));
    return {
      businessDate: String(date?.business_date ?? '') || null,
      customers: Number(customers?.customers ?? 0),
      openWarnings: warnings.reduce((sum, row) => sum + Number(row.warnings), 0),
      topics: await Promise.all(
        [...byTopic].map(async ([topic, rows]) => topicStatus(topic, rows, await this.#logPositions(topic))),
      ),
    };
  }
}
