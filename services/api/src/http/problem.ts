import type { Problem } from '../model/common.ts';

/** An error that the caller is told about, as RFC 9457 problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Omit<Problem, 'type'>) {
    super(problem.detail ?? problem.title);
    this.problem = { type: 'about:blank', ...problem };
  }
}

export const notFound = (what: string): ProblemError =>
  new ProblemError({ title: 'Not found', status: 404, detail: `there is no ${what}` });

export const badRequest = (errors: { field: string; message: string }[]): ProblemError =>
  new ProblemError({
    title: 'Bad request',
    status: 400,
    detail: errors.map(({ field, message }) => `${field}: ${message}`).join('; '),
    errors,
  });
