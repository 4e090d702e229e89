import { Controller, Get, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { dayOf } from '@foreshock/contracts';
import { composeLetter, LETTER_KINDS, type Stationery } from '@foreshock/letters';
import type { Language } from '@foreshock/wording';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { AccountSource } from '../documents/account-source.ts';
import { describeDocument, formatOf } from '../documents/format.ts';
import type { Printer } from '../documents/printer.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { CheckedBody, CheckedQuery, PathId, PathValue, ReaderLanguage } from '../http/request.ts';
import * as model from '../model/letters.ts';
import { ACCOUNTS, PRINTER, STATIONERY } from './tokens.ts';

type Query = z.output<typeof model.letterQuery>;

const Letter =
  (summary: string, body?: typeof model.letterRelease): MethodDecorator =>
  (target, key, descriptor) => {
    ApiParam({ name: 'kind', schema: { type: 'string', enum: [...LETTER_KINDS] } })(target, key, descriptor);
    ApiProduces('text/html', 'application/pdf')(target, key, descriptor);
    Endpoint({ summary, path: 'id', query: model.letterQuery, ...(body && { body }) })(
      target,
      key,
      descriptor,
    );
  };

/** Letters to customers, made for somebody who approves them: nothing is sent, nothing is written. */
@ApiTags('letters')
@ApiBearerAuth()
@Controller('v1/customers/:id/letters')
export class LettersController {
  readonly #accounts: AccountSource;
  readonly #stationery: Stationery;
  readonly #printer: Printer;

  constructor(
    @Inject(ACCOUNTS) accounts: AccountSource,
    @Inject(STATIONERY) stationery: Stationery,
    @Inject(PRINTER) printer: Printer,
  ) {
    this.#accounts = accounts;
    this.#stationery = stationery;
    this.#printer = printer;
  }

  @Get(':kind')
  @Letter('The draft of a letter to a customer')
  blank(
    @PathId() id: string,
    @PathValue('kind', model.letterKind) kind: z.output<typeof model.letterKind>,
    @CheckedQuery(model.letterQuery) query: Query,
    @ReaderLanguage() language: Language,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    return this.#letter(reply, accept, {
      ...query,
      id,
      kind,
      language: query.language ?? language,
      addressLines: [],
      final: false,
    });
  }

  @Post(':kind')
  @HttpCode(200)
  @Letter(
    'A letter to a customer with its address, final if asked for; the audit notes who made it',
    model.letterRelease,
  )
  addressed(
    @PathId() id: string,
    @PathValue('kind', model.letterKind) kind: z.output<typeof model.letterKind>,
    @CheckedQuery(model.letterQuery) query: Query,
    @CheckedBody(model.letterRelease) body: z.output<typeof model.letterRelease>,
    @ReaderLanguage() language: Language,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    return this.#letter(reply, accept, { ...query, ...body, id, kind, language: query.language ?? language });
  }

  async #letter(
    reply: FastifyReply,
    accept: string | undefined,
    asked: Omit<Query, 'language'> &
      z.output<typeof model.letterRelease> & {
        readonly id: string;
        readonly kind: z.output<typeof model.letterKind>;
        readonly language: Language;
      },
  ): Promise<string | Buffer> {
    const { id, kind, language, addressLines, asOf, final: isFinal } = asked;
    const account = await this.#accounts.account(id, asOf);
    if (account === null) throw notFound(asOf === undefined ? `customer ${id}` : `customer ${id} on ${asOf}`);
    const from = asked.from === undefined ? undefined : dayOf(asked.from);
    const letter = composeLetter(account, { kind, language, addressLines, isFinal, from }, this.#stationery);
    if (letter === null)
      throw new ProblemError({
        title: 'Nothing to remind of',
        status: 409,
        detail: `customer ${id} owes nothing that is overdue and undisputed`,
      });
    const format = formatOf(asked.format, accept);
    const printed = await this.#printer.print({ kind: 'letter', letter }, format, {
      on: account.date,
      subject: id,
    });
    describeDocument(reply, format, `${kind}-${id}`);
    return printed;
  }
}
