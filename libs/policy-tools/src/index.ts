export { checkTests } from './tests/check.ts';
export { runTest, type TestFailure, type TestResult } from './tests/run.ts';
export { readPolicy, unfitness, type ProposablePolicy, type ReadPolicy } from './proposable.ts';
export { openPolicy, type Opened, type OpenedPolicy, type Suite, type TextFile } from './open.ts';
export { lintPolicy, type LintWarning } from './lint/lint.ts';
export { diffPolicies, type PolicyChange } from './diff/diff.ts';
export { isCondition, isText } from './diff/fields.ts';
export { readValues, tryValues, type ReadValues, type Tried, type TriedRule } from './try-values.ts';
export { resolvedFor, resolvedPortfolio, type Resolved } from './resolved.ts';
