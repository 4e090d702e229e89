import { locate, type PolicyFileError } from '@foreshock/policy-file';
import type { OpenedPolicy } from '../open.ts';
import { binsNotMonotone } from './bins.ts';
import { doubts } from './doubts.ts';
import type { Finding } from './finding.ts';
import { gradesOutOfReach } from './grades.ts';
import { rulesWithoutClear, shadowedRules } from './rules.ts';
import { untestedRules } from './untested.ts';

export interface LintWarning extends PolicyFileError {
  readonly code: Finding['code'];
}

/** What a sound policy allows and its author rarely means, in the order of the file. */
export function lintPolicy({ file, policy, placeIn, suites }: OpenedPolicy): readonly LintWarning[] {
  const findings = [
    ...doubts(policy.document),
    ...binsNotMonotone(policy.document),
    ...gradesOutOfReach(policy),
    ...rulesWithoutClear(policy),
    ...shadowedRules(policy),
    ...untestedRules(
      policy,
      suites.flatMap(({ tests }) => tests),
    ),
  ];
  return findings
    .flatMap(({ code, ...error }) => locate([error], file, placeIn).map((placed) => ({ ...placed, code })))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
