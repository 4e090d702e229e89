import { Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CaseUpdated } from '@foreshock/contracts';
import type { Language } from '@foreshock/wording';
import type { z } from 'zod';
import type { CaseDesk } from '../cases/case-desk.ts';
import { casesAt } from '../cases/case-list.ts';
import { actIdOf } from '../cases/commands.ts';
import { actProblem, answerOf } from '../cases/outcome.ts';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { CheckedBody, PathId, ReaderLanguage } from '../http/request.ts';
import { summaryFrom, type CaseSummary } from '../model/case-from-record.ts';
import { caseActRequest, caseActsRequest, type CaseActRequest } from '../model/case-requests.ts';
import * as model from '../model/cases.ts';
import { CASE_DESK } from './tokens.ts';

const idempotencyHeader = {
  name: 'Idempotency-Key',
  required: false,
  description: 'The same key on the same case is the same act: sent again, it changes nothing.',
  schema: { type: 'string' as const, maxLength: 200 },
};

/** What people do to cases. The log decides; this waits for what it says. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('v1')
export class CaseActsController {
  readonly #desk: CaseDesk;

  constructor(@Inject(CASE_DESK) desk: CaseDesk) {
    this.#desk = desk;
  }

  @Post('cases/:id/acts')
  @HttpCode(200)
  @ApiHeader(idempotencyHeader)
  @ApiResponse({ status: 409, description: 'Refused; `code` says why.' })
  @ApiResponse({
    status: 503,
    description: 'On the log, not decided or not told to the ledger: send it again.',
  })
  @Endpoint({ summary: 'Do something to a case', path: 'id', body: caseActRequest, response: model.actDone })
  async act(
    @PathId() id: string,
    @CheckedBody(caseActRequest) body: CaseActRequest,
    @Headers('idempotency-key') key: string | undefined,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.actDone>> {
    const of = await this.#desk.find(id);
    if (of === undefined) throw notFound(`case ${id}`);
    const actId = checkedId(actIdOf(key));
    const act = await this.#desk.prepare(of, body, actId);
    if (act === null) throw notFound(`such action recommended for customer ${of.customerId}`);
    const outcome = await this.#desk.carryOut(act);
    if (outcome.kind !== 'done' && outcome.kind !== 'repeated') throw actProblem(outcome, actId, language);
    const names = await this.#desk.names([of.customerId]);
    return {
      actId,
      outcome: outcome.kind === 'done' ? 'DONE' : 'REPEATED',
      case: shown(outcome.update, names, language),
    };
  }

  @Post('case-acts')
  @HttpCode(200)
  @ApiHeader(idempotencyHeader)
  @Endpoint({
    summary: 'Do something to many cases; each act is done or refused by itself',
    body: caseActsRequest,
    response: model.actsDone,
  })
  async acts(
    @CheckedBody(caseActsRequest) { acts }: z.output<typeof caseActsRequest>,
    @Headers('idempotency-key') key: string | undefined,
    @ReaderLanguage() language: Language,
  ): Promise<z.output<typeof model.actsDone>> {
    const planned = await Promise.all(
      acts.map(async ({ caseId, act: request }, index) => {
        const actId = checkedId(actIdOf(key, index));
        const of = await this.#desk.find(caseId);
        const act = of === undefined ? null : await this.#desk.prepare(of, request, actId);
        return { caseId, actId, of, act };
      }),
    );
    const outcomes = await Promise.all(
      planned.map(({ act }) => (act === null ? Promise.resolve(null) : this.#desk.carryOut(act))),
    );
    const names = await this.#desk.names(planned.flatMap(({ of }) => of?.customerId ?? []));
    return {
      items: planned.map(({ caseId, actId }, index) => {
        const { update, ...answer } = answerOf(outcomes[index] ?? null, actId, language);
        return { caseId, actId, ...answer, case: update === null ? null : shown(update, names, language) };
      }),
    };
  }
}

function checkedId(id: string | null): string {
  if (id !== null) return id;
  throw badRequest([{ field: 'Idempotency-Key', message: 'must be 1 to 200 visible ASCII characters' }]);
}

function shown(of: CaseUpdated, names: ReadonlyMap<string, string>, language: Language): CaseSummary {
  const [listed] = casesAt([of], { state: 'ALL' }, Date.now());
  return summaryFrom(listed!, names.get(of.customerId) ?? null, language);
}
