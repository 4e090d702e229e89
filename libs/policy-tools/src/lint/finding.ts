import type { PolicyError } from '@foreshock/policy';

export const LINT_CODES = [
  'unused-parameter',
  'unused-plan',
  'rule-without-clear',
  'bins-not-monotone',
  'grade-out-of-reach',
  'rule-shadowed',
  'rule-untested',
  'no-tests',
] as const;

/** Something that is allowed and rarely meant. */
export interface Finding extends PolicyError {
  readonly code: (typeof LINT_CODES)[number];
}
