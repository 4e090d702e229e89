import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { Logger } from '@foreshock/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../model/common.ts';
import { ProblemError } from './problem.ts';

/** Answers every error as problem details; what is not the caller's fault is logged and not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { url } = http.getRequest<FastifyRequest>();
    if (url.startsWith('/health/') && error instanceof HttpException) {
      void reply.status(error.getStatus()).send(error.getResponse());
      return;
    }
    const problem = problemOf(error);
    if (problem.status >= 500 && !reply.raw.destroyed)
      this.#logger.error({ err: error, url }, 'request failed');
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 429) void reply.header('retry-after', '60');
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof HttpException) {
    return { type: 'about:blank', title: error.message, status: error.getStatus() };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { type: 'about:blank', title: (error as Error).message, status };
  }
  if (error instanceof ClickHouseFailure && error.kind === 'retriable') {
    return { type: 'about:blank', title: 'The database does not answer at the moment', status: 503 };
  }
  return { type: 'about:blank', title: 'Internal error', status: 500 };
}
