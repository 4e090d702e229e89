import { createHash, randomUUID } from 'node:crypto';
import { Controller, Get, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  keyOf,
  nameOf,
  statusOf,
  type Command,
  type Life,
  type PolicyRegister,
  type PolicyVersion,
  type VersionKey,
} from '@foreshock/policy-register';
import { readPolicy } from '@foreshock/policy-tools';
import { z } from 'zod';
import { askedBy } from '../access/current.ts';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest, notFound, ProblemError } from '../http/problem.ts';
import { CheckedBody, CheckedQuery, PathId } from '../http/request.ts';
import * as model from '../model/policies.ts';
import { diffView, documentOf, lintView, testView, versionView } from '../policies/policy-views.ts';
import { POLICIES } from './tokens.ts';

const diffQuery = z.strictObject({
  against: z.string().max(200).default('live').describe('The version before: a name, or `live`.'),
});
const IDEMPOTENCY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'The same key again is the same act, after a restart too: it stands on the register.',
  schema: { type: 'string' as const, maxLength: 200 },
};

type Note = { readonly note: string | null };

/** The life of policies. Whoever proposed a version cannot approve it; names are those of the callers' keys. */
@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/policies')
export class PoliciesController {
  readonly #register: PolicyRegister;

  constructor(@Inject(POLICIES) register: PolicyRegister) {
    this.#register = register;
  }

  @Get()
  @Endpoint({ summary: 'Every version that was proposed, with its state', response: model.policyList })
  async list(): Promise<z.output<typeof model.policyList>> {
    const life = await this.#register.life();
    const items = [...life.versions].map(([name, version]) => versionView(life, name, version));
    return { live: life.live, shadow: life.shadow, items };
  }

  @Get(':id')
  @Endpoint({
    summary: 'A version with its text; `live` and `shadow` name those in force',
    path: 'id',
    response: model.policyDetail,
  })
  async one(@PathId() id: string): Promise<z.output<typeof model.policyDetail>> {
    const life = await this.#register.life();
    const [name, version] = versionIn(life, id);
    return {
      ...versionView(life, name, version),
      text: version.proposal.sourceText,
      document: documentOf(version) as unknown as Record<string, unknown>,
    };
  }

  @Get(':id/diff')
  @Endpoint({
    summary: 'What differs in meaning from another version',
    path: 'id',
    query: diffQuery,
    response: model.policyDiff,
  })
  async diff(
    @PathId() id: string,
    @CheckedQuery(diffQuery) { against }: z.output<typeof diffQuery>,
  ): Promise<z.output<typeof model.policyDiff>> {
    const life = await this.#register.life();
    const [[before, from], [after, to]] = [versionIn(life, against), versionIn(life, id)];
    return diffView([before, documentOf(from)], [after, documentOf(to)]);
  }

  @Post('lint')
  @HttpCode(200)
  @Endpoint({ summary: 'Errors and doubts of a text', body: model.policyText, response: model.policyLint })
  lint(
    @CheckedBody(model.policyText) body: z.output<typeof model.policyText>,
  ): z.output<typeof model.policyLint> {
    return lintView(body);
  }

  @Post('test')
  @HttpCode(200)
  @Endpoint({ summary: 'Runs the tests of a text', body: model.policyText, response: model.policyTests })
  test(
    @CheckedBody(model.policyText) body: z.output<typeof model.policyText>,
  ): z.output<typeof model.policyTests> {
    return testView(body);
  }

  @Post()
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY)
  @Endpoint({ summary: 'Propose a version', body: model.proposeRequest, response: model.policyAct })
  propose(
    @CheckedBody(model.proposeRequest) body: z.output<typeof model.proposeRequest>,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<z.output<typeof model.policyAct>> {
    const read = readPolicy(body.policy, body.fileName);
    if (!read.ok) throw badRequest(read.errors.map((message) => ({ field: 'policy', message })));
    return this.#act({ type: 'propose', file: read.file }, body, key);
  }

  @Post('rollback')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY)
  @Endpoint({
    summary: 'Put a version that was live in force again',
    body: model.rollbackRequest,
    response: model.policyAct,
  })
  rollback(
    @CheckedBody(model.rollbackRequest) body: z.output<typeof model.rollbackRequest>,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<z.output<typeof model.policyAct>> {
    return this.#act({ type: 'rollback', to: body.to }, body, key);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY)
  @Endpoint({
    summary: 'Approve what another proposed',
    path: 'id',
    body: model.actRequest,
    response: model.policyAct,
  })
  approve(
    @PathId() id: string,
    @CheckedBody(model.actRequest) body: z.output<typeof model.actRequest>,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<z.output<typeof model.policyAct>> {
    return this.#act({ type: 'approve', key: versionKey(id) }, body, key);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY)
  @Endpoint({
    summary: 'Put an approved version in force, live or as the shadow',
    path: 'id',
    body: model.activateRequest,
    response: model.policyAct,
  })
  activate(
    @PathId() id: string,
    @CheckedBody(model.activateRequest) body: z.output<typeof model.activateRequest>,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<z.output<typeof model.policyAct>> {
    return this.#act({ type: 'activate', key: versionKey(id), mode: body.mode }, body, key);
  }

  async #act(
    command: Command,
    { note }: Note,
    key: string | undefined,
  ): Promise<z.output<typeof model.policyAct>> {
    const by = askedBy().name;
    const actor = { by, atMs: Date.now(), eventId: eventIdOf(by, key), note };
    const done = await this.#register.act(command, actor);
    if ('refused' in done) throw refusal(done);
    const name = nameOf(done.key);
    return { name, isNew: done.isNew, status: statusOf(done.life, name) };
  }
}

/** From the key alone, so that a repetition is known wherever and whenever it comes. @throws ProblemError (400) */
function eventIdOf(by: string, key: string | undefined): string {
  if (key === undefined) return randomUUID();
  if (key.length > 0 && key.length <= 200)
    return `api-${createHash('sha256')
      .update(JSON.stringify([by, key]))
      .digest('hex')}`;
  throw badRequest([{ field: 'Idempotency-Key', message: 'must have 1 to 200 characters' }]);
}

const STATUS = { unknown: 404, refused: 409, unfit: 422 } as const;
const TITLE = { unknown: 'Not found', refused: 'Refused', unfit: 'Unfit' } as const;

const refusal = ({ refused, message }: { refused: keyof typeof STATUS; message: string }): ProblemError =>
  new ProblemError({ title: TITLE[refused], status: STATUS[refused], detail: message });

function versionIn(life: Life, id: string): [string, PolicyVersion] {
  const name = id === 'live' ? life.live : id === 'shadow' ? life.shadow : id;
  const version = name === null ? undefined : life.versions.get(name);
  if (name !== null && version !== undefined) return [name, version];
  throw notFound(`policy ${id}`);
}

function versionKey(id: string): VersionKey {
  const key = keyOf(id);
  if (key !== null) return key;
  throw badRequest([{ field: 'id', message: 'must be policyId@version' }]);
}
