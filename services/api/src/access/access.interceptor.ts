import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, Observable, switchMap } from 'rxjs';
import { ProblemError } from '../http/problem.ts';
import { principalOf } from './access.guard.ts';
import { leavesTrace, type AskedRequest } from './command-audit.ts';
import { runAs } from './current.ts';
import type { Principal } from './principal.ts';
import { permissionOf } from './routes.ts';

/** Puts a command on the audit; rejects where it could not be written. */
export type WriteAudit = (request: AskedRequest, principal: Principal) => Promise<void>;

/** Carries out each request as its principal, a command only once it stands on the audit. */
export class AccessInterceptor implements NestInterceptor {
  readonly #write: WriteAudit;

  constructor(write: WriteAudit) {
    this.#write = write;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = principalOf(request);
    if (principal === undefined) return next.handle(); // a route that is open to everybody
    const handled = new Observable((subscriber) =>
      runAs(principal, () => next.handle().subscribe(subscriber)),
    );
    const { method, url, headers, body } = request;
    const route = request.routeOptions.url ?? '';
    if (!leavesTrace(method, permissionOf(method, route))) return handled;
    return from(this.#noted({ method, url, headers, body, route }, principal)).pipe(switchMap(() => handled));
  }

  async #noted(request: AskedRequest, principal: Principal): Promise<void> {
    try {
      await this.#write(request, principal);
    } catch (cause) {
      const detail = 'the audit cannot be written, so nothing was done; try again in a moment';
      throw Object.assign(new ProblemError({ title: 'Audit not available', status: 503, detail }), { cause });
    }
  }
}
