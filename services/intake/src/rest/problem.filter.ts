import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@foreshock/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException, type ProblemDetails } from './problem.ts';

/** Answers every error as problem details; what is not the caller's fault is logged and not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Pick<Logger, 'error'>;

  constructor(logger: Pick<Logger, 'error'>) {
    this.#logger = logger;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { url } = host.switchToHttp().getRequest<FastifyRequest>();
    if (url.startsWith('/health/') && error instanceof HttpException) {
      void reply.status(error.getStatus()).send(error.getResponse());
      return;
    }
    const problem = problemOf(error);
    if (problem.status === 503) void reply.header('retry-after', '5');
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status >= 500) this.#logger.error({ err: error, url }, 'request failed');
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

function problemOf(error: unknown): ProblemDetails {
  if (error instanceof ProblemException) return error.problem;
  if (error instanceof HttpException) {
    return { type: 'about:blank', title: error.message, status: error.getStatus() };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { type: 'about:blank', title: (error as Error).message, status };
  }
  return { type: 'about:blank', title: 'Internal error', status: 500 };
}
