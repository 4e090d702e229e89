import type { Policy } from '@foreshock/policy';
import type { Expectation, ExpectedNames, PolicyTest } from '@foreshock/policy-file';
import type { Finding } from './finding.ts';

/** Rules of which no test sees the warning, or none sees it end. */
export function untestedRules({ document }: Policy, tests: readonly PolicyTest[]): readonly Finding[] {
  if (tests.length === 0)
    return [
      { code: 'no-tests', path: '/policyId', message: 'the policy has no tests; write some under "tests"' },
    ];
  return document.rules.flatMap(({ id }, index): Finding[] => {
    const message = tests.some((test) => raises(test, id))
      ? tests.some((test) => clears(test, id))
        ? null
        : `no test sees the warning of rule "${id}" clear`
      : `no test sees rule "${id}" warn`;
    return message === null ? [] : [{ code: 'rule-untested', path: `/rules/${index}/id`, message }];
  });
}

const stepsOf = (test: PolicyTest): readonly Expectation[] =>
  [test, ...(test.then ?? [])].map(({ expect }) => expect ?? {});

const raises = (test: PolicyTest, rule: string): boolean => stepsOf(test).some((step) => isThere(step, rule));

function clears(test: PolicyTest, rule: string): boolean {
  const steps = stepsOf(test);
  const first = steps.findIndex((step) => isThere(step, rule));
  return first >= 0 && steps.slice(first + 1).some((step) => isGone(step, rule));
}

function isThere({ warnings, severity = {} }: Expectation, rule: string): boolean {
  return rule in severity || named(warnings).includes(rule);
}

function isGone({ warnings }: Expectation, rule: string): boolean {
  if (warnings === undefined) return false;
  return 'length' in warnings ? !warnings.includes(rule) : (warnings.excludes ?? []).includes(rule);
}

function named(warnings: ExpectedNames | undefined): readonly string[] {
  if (warnings === undefined) return [];
  return 'length' in warnings ? warnings : (warnings.includes ?? []);
}
