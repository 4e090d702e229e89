import type { Problem } from '@foreshock/api/model';

/** What the API says went wrong; status 0 where it was not reached at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? (status === 0 ? 'unreachable' : `HTTP ${status}`));
    this.status = status;
    this.problem = problem;
  }
}
