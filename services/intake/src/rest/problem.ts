import { HttpException } from '@nestjs/common';

/** One wrong field, as a JSON pointer into the request's body. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** Problem details of RFC 9457, with the wrong fields. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
}

/** Ends a request with problem details. */
export class ProblemException extends HttpException {
  readonly problem: ProblemDetails;

  constructor(problem: Omit<ProblemDetails, 'type'> & { type?: string }, options?: { cause: unknown }) {
    super(problem.title, problem.status, options);
    this.problem = { type: 'about:blank', ...problem };
  }
}

/** At most this many wrong fields are listed. */
const MAX_ERRORS = 100;

export function invalidBody(errors: readonly FieldError[]): ProblemException {
  const detail = `${errors.length} wrong field(s); nothing was written`;
  return new ProblemException({
    title: 'Invalid request',
    status: 422,
    detail,
    errors: errors.slice(0, MAX_ERRORS),
  });
}
