import type { PolicyDocument } from '@foreshock/policy';
import { statusOf, type Life, type PolicyVersion } from '@foreshock/policy-register';
import { diffPolicies, lintPolicy, openPolicy, runTest, type OpenedPolicy } from '@foreshock/policy-tools';
import type { z } from 'zod';
import type * as model from '../model/policies.ts';

const timeOf = (ms: number): string => new Date(ms).toISOString();

/** A version with its life. */
export function versionView(
  life: Life,
  name: string,
  version: PolicyVersion,
): z.output<typeof model.policyVersion> {
  const { policyId, version: number, hash } = version.proposal;
  return { name, policyId, version: number, status: statusOf(life, name), hash, steps: stepsOf(version) };
}

function stepsOf({ proposal, approval, switches }: PolicyVersion): z.output<typeof model.policyStep>[] {
  const { occurredAt, proposedBy, note } = proposal;
  const proposed = {
    what: 'PROPOSED' as const,
    at: timeOf(occurredAt),
    by: proposedBy,
    note,
    rollbackOf: null,
  };
  const approved =
    approval === null
      ? []
      : [{ what: 'APPROVED' as const, at: timeOf(approval.atMs), by: approval.by, note: approval.note }];
  return [
    proposed,
    ...approved.map((step) => ({ ...step, rollbackOf: null })),
    ...switches.map((of) => ({
      ...{ what: of.mode, at: timeOf(of.occurredAt), by: of.switchedBy, note: of.note },
      rollbackOf: of.rollbackOf,
    })),
  ];
}

export const documentOf = ({ proposal }: PolicyVersion): PolicyDocument =>
  JSON.parse(proposal.body) as PolicyDocument;

export function diffView(
  from: readonly [name: string, document: PolicyDocument],
  to: readonly [name: string, document: PolicyDocument],
): z.output<typeof model.policyDiff> {
  const changes = diffPolicies(from[1], to[1]).map((change) => ({
    ...change,
    segments: [...change.segments],
  }));
  return { from: from[0], to: to[0], changes };
}

type Text = z.output<typeof model.policyText>;
type Located = z.output<typeof model.policyLint>['errors'][number];

const POLICY_FILE = 'policy.yaml';
const TESTS_FILE = 'policy.tests.yaml';

function open({ policy, tests }: Text): ReturnType<typeof openPolicy> {
  const beside = tests === undefined ? null : { file: TESTS_FILE, text: tests };
  return openPolicy({ file: POLICY_FILE, text: policy }, beside);
}

const placed = ({ file, line, column, message }: Located): Located => ({ file, line, column, message });

export function lintView(text: Text): z.output<typeof model.policyLint> {
  const opened = open(text);
  if (!opened.ok) return { isSound: false, errors: opened.errors.map(placed), warnings: [] };
  const warnings = lintPolicy(opened.opened).map((one) => ({ ...placed(one), code: one.code }));
  return { isSound: true, errors: [], warnings };
}

export function testView(text: Text): z.output<typeof model.policyTests> {
  const opened = open(text);
  if (!opened.ok) return { errors: opened.errors.map(placed), passed: 0, failed: 0, results: [] };
  const results = resultsOf(opened.opened);
  const passed = results.filter(({ ok }) => ok).length;
  return { errors: [], passed, failed: results.length - passed, results };
}

function resultsOf({ policy, suites }: OpenedPolicy): z.output<typeof model.policyTests>['results'] {
  return suites.flatMap(({ file, tests, placeIn }) =>
    tests.map((test, index) => {
      const { name, failures } = runTest(policy, test);
      const places = failures.map(({ path, message }) =>
        placed({ file, ...placeIn(`/tests/${index}${path}`), message }),
      );
      return { name, ok: failures.length === 0, failures: places };
    }),
  );
}
