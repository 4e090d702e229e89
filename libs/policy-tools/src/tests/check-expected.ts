import { decimalToMinor } from '@foreshock/contracts';
import { ACTION_KINDS, type Policy } from '@foreshock/policy';
import type { Expectation, ExpectedNames } from '@foreshock/policy-file';
import { among, atKey, attempt, type Found } from './known.ts';

/** Grades, rules, measures and segments that the policy does not have, and limits that are no amounts. */
export function checkExpected(policy: Policy, expected: Expectation, path: string): Found {
  const rules = [...policy.ruleIds];
  const grades = policy.segments[0]!.scorecard.bands.map(({ grade }) => grade);
  const { segment, grade, warnings, severity = {}, actions, limit } = expected;
  const amounts = typeof limit === 'object' ? [limit.gte, limit.lte] : [limit];
  return [
    ...among(
      `${path}/segment`,
      'segment',
      segment,
      policy.segments.map(({ id }) => id),
    ),
    ...among(`${path}/grade`, 'grade', grade, grades),
    ...amongAll(`${path}/warnings`, 'rule', warnings, rules),
    ...amongAll(`${path}/actions`, 'action', actions, ACTION_KINDS),
    ...Object.keys(severity).flatMap((rule) => atKey(`${path}/severity`, 'rule', rule, rules)),
    ...attempt(`${path}/limit`, () => {
      for (const amount of amounts)
        if (amount !== undefined) decimalToMinor(String(amount), policy.baseCurrency);
    }),
  ];
}

function amongAll(
  path: string,
  what: string,
  expected: ExpectedNames | undefined,
  known: readonly string[],
): Found {
  if (expected === undefined) return [];
  const lists: readonly (readonly [string, readonly string[]])[] =
    'length' in expected
      ? [[path, expected]]
      : [
          [`${path}/includes`, expected.includes ?? []],
          [`${path}/excludes`, expected.excludes ?? []],
        ];
  return lists.flatMap(([at, names]) =>
    names.flatMap((name, index) => among(`${at}/${index}`, what, name, known)),
  );
}
