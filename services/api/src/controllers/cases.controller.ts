import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Language } from '@foreshock/wording';
import { z } from 'zod';
import type { CaseDesk } from '../cases/case-desk.ts';
import { casesAt, countsOf, pageOfCases, sortValue } from '../cases/case-list.ts';
import { decodeCursor, pageFrom } from '../http/cursor.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import { CheckedQuery, PathId, ReaderLanguage } from '../http/request.ts';
import { contentsFrom, summaryFrom } from '../model/case-from-record.ts';
import { historyOf } from '../model/case-history.ts';
import { caseCountsQuery, caseListQuery } from '../model/case-requests.ts';
import * as model from '../model/cases.ts';
import { caseHistory } from '../queries/cases.ts';
import type { Tables } from './tables.ts';
import { CASE_DESK, TABLES } from './tokens.ts';

const CHANGES_SHOWN = 2_000;
/** Priorities change with time: every page of a list is of the moment of its first one. */
const cursorShape = z.tuple([z.number(), z.number(), z.string()]);

/** The worklist. Read from memory, so that an act shows at once. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('v1')
export class CasesController {
  readonly #desk: CaseDesk;
  readonly #tables: Tables;

  constructor(@Inject(CASE_DESK) desk: CaseDesk, @Inject(TABLES) tables: Tables) {
    this.#desk = desk;
    this.#tables = tables;
  }

  @Get('cases')
  @Endpoint({ summary: 'Cases, the first to work on first', query: caseListQuery, response: model.casePage })
  async list(
    @CheckedQuery(caseListQuery) query: z.output<typeof caseListQuery>,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.casePage>> {
    const { cursor, sort, limit, ...filter } = query;
    const position = decodeCursor(cursor, cursorShape);
    const nowMs = position?.[0] ?? Date.now();
    const after = position && { value: position[1], caseId: position[2] };
    const cases = casesAt(await this.#desk.visible(this.#desk.parts.book.all()), filter, nowMs);
    const page = pageFrom(pageOfCases(cases, sort, limit, after), limit, (listed) => [
      nowMs,
      sortValue(listed, sort),
      listed.of.caseId,
    ]);
    const names = await this.#desk.names(page.rows.map(({ of }) => of.customerId));
    return {
      items: page.rows.map((listed) =>
        summaryFrom(listed, names.get(listed.of.customerId) ?? null, language),
      ),
      nextCursor: page.nextCursor,
    };
  }

  @Get('case-counts')
  @Endpoint({ summary: 'How many cases a worklist has', query: caseCountsQuery, response: model.caseCounts })
  async counts(
    @CheckedQuery(caseCountsQuery) query: z.output<typeof caseCountsQuery>,
  ): Promise<z.output<typeof model.caseCounts>> {
    const cases = await this.#desk.visible(this.#desk.parts.book.all());
    return countsOf(casesAt(cases, query, Date.now()));
  }

  @Get('cases/:id')
  @Endpoint({ summary: 'A case with its history', path: 'id', response: model.caseDetail })
  async one(
    @PathId() id: string,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.caseDetail>> {
    const of = await this.#desk.find(id);
    if (of === undefined) throw notFound(`case ${id}`);
    const [listed] = casesAt([of], { state: 'ALL' }, Date.now());
    const [names, rows] = await Promise.all([
      this.#desk.names([of.customerId]),
      this.#tables.rows(caseHistory(id, CHANGES_SHOWN)),
    ]);
    const history = historyOf(rows, this.#desk.parts.book.changesOf(id), language);
    return {
      ...summaryFrom(listed!, names.get(of.customerId) ?? null, language),
      ...contentsFrom(of, language),
      history: [...history],
    };
  }
}
