import { dayOf, decimalToMinor, MoneyError } from '@foreshock/contracts';
import type { IndicatorName } from '@foreshock/ledger';
import { INDICATORS } from '@foreshock/ledger';
import {
  ACTION_KINDS,
  nearestName,
  segmentOf,
  SIGNAL_KINDS,
  type Policy,
  type PolicyError,
} from '@foreshock/policy';
import type { Expectation, ExpectedNames, Given, PolicyTest, TestStep } from '@foreshock/policy-file';
import { customerOf, customerRecord } from './customer.ts';

const INDICATOR_NAMES: readonly IndicatorName[] = INDICATORS.map(({ name }) => name);

type Found = readonly PolicyError[];

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

function checkGiven(policy: Policy, { indicators = {}, signals = {} }: Given, path: string): Found {
  const read = policy.names.filter((name) => name.startsWith('signals.'));
  return [
    ...Object.keys(indicators).flatMap((name) =>
      atKey(`${path}/indicators`, 'indicator', name, INDICATOR_NAMES),
    ),
    ...Object.entries(signals).flatMap(([kind, numbers]) => {
      const unknownKind = atKey(`${path}/signals`, 'kind of signal', kind, SIGNAL_KINDS);
      if (unknownKind.length > 0) return unknownKind;
      const known = read
        .filter((name) => name.startsWith(`signals.${kind}.`))
        .map((name) => name.split('.')[2]!);
      return Object.keys(numbers ?? {}).flatMap((number) =>
        atKey(`${path}/signals/${kind}`, `${kind} number (the policy does not read it)`, number, known),
      );
    }),
  ];
}

function checkExpected(policy: Policy, expected: Expectation, path: string): Found {
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

function among(path: string, what: string, name: string | undefined, known: readonly string[]): Found {
  return name === undefined || known.includes(name) ? [] : [unknown(path, what, name, known)];
}

function atKey(path: string, what: string, name: string, known: readonly string[]): Found {
  return among(`${path}/${name}`, what, name, known).map((error) => ({ ...error, atKey: true }));
}

function unknown(path: string, what: string, name: string, known: readonly string[]): PolicyError {
  const nearest = nearestName(name, known);
  const message = `unknown ${what} "${name}"`;
  return nearest === undefined ? { path, message } : { path, message, nearest };
}

/** What an amount or a date that is none says, or what the check itself found. */
function attempt(path: string, check: () => string | null | void): Found {
  try {
    const message = check() ?? null;
    return message === null ? [] : [{ path, message }];
  } catch (error) {
    if (error instanceof MoneyError || error instanceof RangeError) return [{ path, message: error.message }];
    throw error;
  }
}
