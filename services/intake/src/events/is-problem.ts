import type { Problem } from '../values/outcome.ts';

export function isProblem(outcome: object): outcome is Problem {
  return 'reason' in outcome && 'message' in outcome && 'field' in outcome;
}
