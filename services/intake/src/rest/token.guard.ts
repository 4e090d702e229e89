import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemException } from './problem.ts';

export const INTAKE_TOKEN = Symbol('intake token');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets requests with the right bearer token through. Hashes are compared, so time tells nothing about the token. */
@Injectable()
export class TokenGuard implements CanActivate {
  readonly #expected: Buffer;

  constructor(@Inject(INTAKE_TOKEN) token: string) {
    this.#expected = digest(token);
  }

  canActivate(context: ExecutionContext): boolean {
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), this.#expected)) return true;
    const detail = 'send the API token as "Authorization: Bearer <token>"';
    throw new ProblemException({ title: 'Unauthorized', status: 401, detail });
  }
}
