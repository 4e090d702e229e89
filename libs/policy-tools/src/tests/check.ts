import { dayOf } from '@foreshock/contracts';
import { segmentOf, type Policy } from '@foreshock/policy';
import type { PolicyTest, TestStep } from '@foreshock/policy-file';
import { checkExpected } from './check-expected.ts';
import { checkGiven } from './check-given.ts';
import { customerOf, customerRecord } from './customer.ts';
import { attempt, unknown, type Found } from './known.ts';

/** What the tests of a policy name that is not there, and what no test can mean. Paths begin with `/tests`. */
export function checkTests(policy: Policy, tests: readonly PolicyTest[]): Found {
  return tests.flatMap((test, index) => {
    const path = `/tests/${index}`;
    const isAgain = tests.findIndex(({ name }) => name === test.name) !== index;
    const steps = [test, ...(test.then ?? [])];
    const places = steps.map((_, step) => (step === 0 ? path : `${path}/then/${step - 1}`));
    return [
      ...(isAgain ? [{ path: `${path}/name`, message: `"${test.name}" is there twice` }] : []),
      ...checkCustomer(policy, test, path),
      ...checkMeans(steps, path),
      ...steps.flatMap((step, at) => checkStep(policy, step, places[at]!)),
    ];
  });
}

function checkCustomer(policy: Policy, test: PolicyTest, path: string): Found {
  const segments = policy.segments.map(({ id }) => id);
  if (test.segment !== undefined && !segments.includes(test.segment))
    return [unknown(`${path}/segment`, 'segment', test.segment, segments)];
  if (test.segment !== undefined && test.customer !== undefined)
    return [{ path: `${path}/segment`, message: 'give a segment or a customer, not both' }];
  return attempt(`${path}/customer`, () => {
    const customer = customerOf(test, policy.document);
    const facts = customer === null ? {} : customerRecord(customer, 0, 0, policy.baseCurrency);
    const { id } = segmentOf(policy, facts);
    return test.segment === undefined || id === test.segment
      ? null
      : `a customer of ${test.segment} falls into segment ${id} first: give a customer instead`;
  });
}

function checkMeans(steps: readonly TestStep[], path: string): Found {
  const given = steps.flatMap((step) => step.given ?? []);
  const hasEvents = given.some(({ events }) => events !== undefined);
  const hasValues = given.some(({ indicators, signals }) => (indicators ?? signals) !== undefined);
  return [
    ...(hasEvents && hasValues
      ? [{ path: `${path}/given`, message: 'give events, or indicators and signals, not both' }]
      : []),
    ...(steps.some(({ expect }) => expect !== undefined)
      ? []
      : [{ path, message: 'the test expects nothing' }]),
  ];
}

function checkStep(policy: Policy, step: TestStep, path: string): Found {
  const { onDay, days, given = {}, expect = {} } = step;
  return [
    ...(onDay !== undefined && days !== undefined
      ? [{ path: `${path}/days`, message: 'give days or onDay, not both' }]
      : []),
    ...attempt(`${path}/onDay`, () => void (typeof onDay === 'string' && dayOf(onDay))),
    ...checkGiven(policy, given, `${path}/given`),
    ...checkExpected(policy, expect, `${path}/expect`),
  ];
}
