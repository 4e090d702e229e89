import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Command, PolicyFile, PolicyRegister } from '@foreshock/policy-register';
import { contentId } from '../events/dated-event.ts';
import { readPolicy } from '@foreshock/policy-tools';
import * as model from './api-model.ts';
import { IdempotencyCache } from './idempotency.ts';
import * as bodies from './policy-bodies.ts';
import { answered, type PolicyAnswer } from './policy-answer.ts';
import { invalidBody } from './problem.ts';
import { readBody } from './read-body.ts';
import { TokenGuard } from './token.guard.ts';

export const POLICIES = Symbol('policy register');

interface Person {
  readonly by: string;
  readonly note: string | null;
}

/** The life of policies: proposed, approved by another person, activated, rolled back. */
@ApiTags('policies')
@ApiBearerAuth()
@ApiHeader(model.idempotencyHeader)
@ApiResponse({ status: 202, ...model.policyResponse })
@ApiResponse({ status: 404, description: 'Problem details: there is no such version.' })
@ApiResponse({ status: 409, description: 'Problem details: a rule of the life cycle is in the way.' })
@ApiResponse({ status: 422, ...model.problemResponse })
@UseGuards(TokenGuard)
@Controller('v1/policies')
export class PoliciesController {
  constructor(
    @Inject(POLICIES) private readonly register: PolicyRegister,
    @Inject(IdempotencyCache) private readonly requests: IdempotencyCache,
  ) {}

  /** The very first policy, which nobody can judge yet: proposed, approved and live in one. */
  @Post()
  @HttpCode(202)
  @ApiBody(bodies.apiBodies.begin)
  begin(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<PolicyAnswer> {
    return this.#once('policies', key, body, () => {
      const { activatedBy: by, approvedBy, note, policy, fileName } = readBody(bodies.beginBody, body);
      if (by.toLowerCase() === approvedBy.toLowerCase())
        throw invalidBody([{ pointer: '/approvedBy', detail: 'must be another person than activatedBy' }]);
      return [
        { type: 'begin', file: fileOf(bodies.textOf(policy), fileName), approvedBy },
        { by, note },
      ];
    });
  }

  @Post('proposals')
  @HttpCode(202)
  @ApiBody(bodies.apiBodies.proposal)
  propose(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<PolicyAnswer> {
    return this.#once('policies/proposals', key, body, () => {
      const { proposedBy: by, note, policy, fileName } = readBody(bodies.proposalBody, body);
      return [
        { type: 'propose', file: fileOf(bodies.textOf(policy), fileName) },
        { by, note },
      ];
    });
  }

  @Post('approvals')
  @HttpCode(202)
  @ApiBody(bodies.apiBodies.approval)
  approve(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<PolicyAnswer> {
    return this.#once('policies/approvals', key, body, () => {
      const { approvedBy: by, note, ...version } = readBody(bodies.approvalBody, body);
      return [
        { type: 'approve', key: version },
        { by, note },
      ];
    });
  }

  @Post('activations')
  @HttpCode(202)
  @ApiBody(bodies.apiBodies.activation)
  activate(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<PolicyAnswer> {
    return this.#once('policies/activations', key, body, () => {
      const { activatedBy: by, note, mode, ...version } = readBody(bodies.activationBody, body);
      return [
        { type: 'activate', key: version, mode },
        { by, note },
      ];
    });
  }

  /** Ends the shadow. */
  @Post('deactivations')
  @HttpCode(202)
  @ApiBody(bodies.apiBodies.deactivation)
  deactivate(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<PolicyAnswer> {
    return this.#once('policies/deactivations', key, body, () => {
      const { deactivatedBy: by, note } = readBody(bodies.deactivationBody, body);
      return [{ type: 'deactivate-shadow' }, { by, note }];
    });
  }

  @Post('rollback')
  @HttpCode(202)
  @ApiBody(bodies.apiBodies.rollback)
  rollback(@Body() body: unknown, @Headers('idempotency-key') key?: string): Promise<PolicyAnswer> {
    return this.#once('policies/rollback', key, body, () => {
      const { rolledBackBy: by, note, to } = readBody(bodies.rollbackBody, body);
      return [
        { type: 'rollback', to },
        { by, note },
      ];
    });
  }

  /** With a request key the act has the same id after a restart, too, and is not done twice. */
  #once(
    path: string,
    key: string | undefined,
    body: unknown,
    read: () => readonly [Command, Person],
  ): Promise<PolicyAnswer> {
    return this.requests.once(path, key, body, async () => {
      const [command, person] = read();
      const eventId = `policy-${contentId([path, body, key ?? randomUUID()])}`;
      return answered(this.register.act(command, { ...person, atMs: Date.now(), eventId }));
    });
  }
}

/** @throws ProblemException with every error's line and column */
function fileOf(text: string, fileName: string): PolicyFile {
  const read = readPolicy(text, fileName);
  if (read.ok) return read.file;
  throw invalidBody(read.errors.map((detail) => ({ pointer: '/policy', detail })));
}
