import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.ts';
import type { LogEnds } from '../live/log-ends.ts';
import { status } from '../model/customers.ts';
import type { Row } from '../model/from-rows.ts';
import { businessDate, customerCount, warehousePositions } from '../queries/status.ts';
import { openWarningCounts } from '../queries/portfolio.ts';
import type { Tables } from './tables.ts';
import { LOG_ENDS, TABLES } from './tokens.ts';

type Status = z.output<typeof status>;
type TopicStatus = Status['topics'][number];

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/status')
export class StatusController {
  readonly #tables: Tables;
  readonly #logEnds: LogEnds;

  constructor(@Inject(TABLES) tables: Tables, @Inject(LOG_ENDS) logEnds: LogEnds) {
    this.#tables = tables;
    this.#logEnds = logEnds;
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
      topics: await Promise.all([...byTopic].map(([topic, rows]) => this.#topicStatus(topic, rows))),
    };
  }

  async #topicStatus(topic: string, rows: readonly Row[]): Promise<TopicStatus> {
    const ends = await this.#logEnds(topic);
    const stored = new Map(rows.map((row) => [Number(row.partition_number), Number(row.next_offset)]));
    const numbers = [...new Set([...stored.keys(), ...(ends?.keys() ?? [])])].sort((a, b) => a - b);
    const partitions = numbers.map((partition) => ({
      partition,
      nextOffset: stored.get(partition) ?? 0,
      endOffset: ends?.get(partition) ?? null,
    }));
    return {
      topic,
      table: String(rows[0]?.table_name ?? ''),
      rows: rows.reduce((sum, row) => sum + Number(row.row_count), 0),
      lag:
        ends === null
          ? null
          : partitions.reduce((sum, p) => sum + Math.max(0, (p.endOffset ?? 0) - p.nextOffset), 0),
      partitions,
    };
  }
}
