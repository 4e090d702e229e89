import { readFileSync } from 'node:fs';
import { defaultPolicyTestsUrl, defaultPolicyUrl, formatPolicyFileError } from '@foreshock/policy-file';
import { expect, it } from 'vitest';
import { lintPolicy, openPolicy, runTest } from './index.ts';

const read = (url: URL, file: string) => ({ file, text: readFileSync(url, 'utf8') });
const opened = openPolicy(
  read(defaultPolicyUrl, 'default.yaml'),
  read(defaultPolicyTestsUrl, 'default.tests.yaml'),
);
if (!opened.ok) throw new Error(opened.errors.map(formatPolicyFileError).join('\n'));
const { policy, suites } = opened.opened;
const tests = suites.flatMap((suite) => suite.tests);

it.each(tests.map((test) => [test.name, test] as const))('the default policy: %s', (_, test) => {
  expect(runTest(policy, test).failures).toEqual([]);
});

it('is clean, and every rule of it is seen to warn and to clear', () => {
  expect(tests.length).toBeGreaterThanOrEqual(25);
  expect(lintPolicy(opened.opened).map(formatPolicyFileError)).toEqual([]);
});
