import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import { CheckedQuery, dateParameter, pageQuery, PathId } from '../http/request.ts';
import * as model from '../model/decisions.ts';
import { deadLetterFrom, decisionFrom } from '../model/decisions-from-rows.ts';
import { listDeadLetters, listDecisions } from '../queries/decisions.ts';
import { warningEvents } from '../queries/warnings.ts';
import { verifyWarning, type VerifyParts } from '../verification/verify-warning.ts';
import type { Tables } from './tables.ts';
import { TABLES, VERIFIER } from './tokens.ts';

const decisionsQuery = z.strictObject({
  kind: z.enum(model.decisionKinds).optional(),
  customer: z.string().max(256).optional(),
  policyVersion: z.string().max(200).optional(),
  from: dateParameter.describe('Decided as of this date or later.'),
  to: dateParameter.describe('Decided as of this date or earlier.'),
  ...pageQuery,
});
const decisionCursor = z.tuple([z.iso.date(), z.string(), z.int(), z.int()]);
const deadLettersQuery = z.strictObject({
  reason: z.string().max(200).optional(),
  stage: z.string().max(200).optional(),
  ...pageQuery,
});
const deadLetterCursor = z.tuple([z.int(), z.int()]);

/** What auditors and operators ask: what was decided, whether it follows from the log, what broke the contract. */
@ApiTags('decisions')
@ApiBearerAuth()
@Controller('v1')
export class DecisionsController {
  readonly #tables: Tables;
  readonly #verifier: VerifyParts;

  constructor(@Inject(TABLES) tables: Tables, @Inject(VERIFIER) verifier: VerifyParts) {
    this.#tables = tables;
    this.#verifier = verifier;
  }

  @Get('decisions')
  @Endpoint({
    summary: 'Decisions of every kind, the newest date first',
    query: decisionsQuery,
    response: model.decisionPage,
  })
  async decisions(
    @CheckedQuery(decisionsQuery) query: z.output<typeof decisionsQuery>,
  ): Promise<z.output<typeof model.decisionPage>> {
    const { cursor, ...request } = query;
    const after = decodeCursor(cursor, decisionCursor);
    const rows = await this.#tables.rows(listDecisions({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [
      ...[String(row.as_of), String(row.topic), Number(row.kafka_partition), Number(row.kafka_offset)],
    ]);
    return { items: page.rows.map(decisionFrom), nextCursor: page.nextCursor };
  }

  @Get('warnings/:id/verification')
  @Endpoint({
    summary: 'Takes the decisions of a warning again from the log and compares bytes',
    path: 'id',
    response: model.verification,
  })
  async verification(@PathId() id: string): Promise<z.output<typeof model.verification>> {
    const rows = await this.#tables.rows(warningEvents(id));
    const [first] = rows;
    if (first === undefined) throw notFound(`warning ${id}`);
    const customerId = String(first.customer_id);
    const events = rows.map((row) => ({
      event: String(row.event),
      topic: String(row.kafka_topic),
      partition: Number(row.kafka_partition),
      offset: Number(row.kafka_offset),
    }));
    const of = { warningId: id, customerId, partition: Number(first.partition), events };
    const verified = await verifyWarning(this.#verifier, of);
    const isVerified = verified.every(({ result }) => result === 'equal');
    return { warningId: id, customerId, isVerified, events: verified };
  }

  @Get('dead-letters')
  @Endpoint({
    summary: 'Records of the log that broke the contract, with the reason',
    query: deadLettersQuery,
    response: model.deadLetterPage,
  })
  async deadLetters(
    @CheckedQuery(deadLettersQuery) query: z.output<typeof deadLettersQuery>,
  ): Promise<z.output<typeof model.deadLetterPage>> {
    const { cursor, ...request } = query;
    const after = decodeCursor(cursor, deadLetterCursor);
    const rows = await this.#tables.rows(listDeadLetters({ ...request, after }));
    const page = pageFrom(rows, query.limit, (row) => [
      Number(row.kafka_partition),
      Number(row.kafka_offset),
    ]);
    return { items: page.rows.map(deadLetterFrom), nextCursor: page.nextCursor };
  }
}
