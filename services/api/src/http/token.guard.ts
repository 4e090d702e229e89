import { createHash, timingSafeEqual } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets requests with the right bearer token through. Hashes are compared, so time tells nothing about the token. */
export class TokenGuard implements CanActivate {
  readonly #expected: Buffer;

  constructor(token: string) {
    this.#expected = digest(token);
  }

  canActivate(context: ExecutionContext): boolean {
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), this.#expected)) return true;
    throw new ProblemError({
      title: 'Unauthorized',
      status: 401,
      detail: 'send the API token as "Authorization: Bearer <token>"',
    });
  }
}
