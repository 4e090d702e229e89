import { evaluate as evaluateCel } from '@marcbachmann/cel-js';
import { compilePolicy, evaluate, initialMemory, valuesOf } from '@foreshock/policy';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultPolicyUrl } from './default-policy.ts';
import { parsePolicyFile } from './parse.ts';
import { INDICATOR_NAMES } from './testing/indicators.ts';

const parsed = parsePolicyFile(readFileSync(defaultPolicyUrl, 'utf8'), 'default.yaml', INDICATOR_NAMES);
if (!parsed.ok) throw new Error('the default policy is refused');
const { document } = parsed;

const NAMES = ['openMinor', 'overdueMinor', 'disputedMinor'];

/** Whether a rule with this expression is raised, by the way of a policy file and an evaluation. */
function isRaised(cel: string, indicators: Readonly<Record<string, number>>): boolean | null {
  const { materiality: _1, clear: _2, escalate: _3, segments: _4, ...rule } = document.rules[0]!;
  const { contingency: _5, ...rest } = document;
  const text = JSON.stringify({ ...rest, rules: [{ ...rule, raise: { cel } }] });
  const read = parsePolicyFile(text, 'p', INDICATOR_NAMES);
  // A few are refused, such as rules that can never be raised.
  if (!read.ok) return null;
  const compiled = compilePolicy(JSON.parse(read.body), INDICATOR_NAMES);
  if (!compiled.ok) throw new Error(compiled.errors[0]!.message);
  const values = valuesOf(compiled.policy.names, indicators, {});
  const input = { customerId: 'c', segmentFacts: {}, values, today: 1, partition: 0, offset: 0 };
  const decisions = evaluate(compiled.policy, input, initialMemory())?.decisions ?? [];
  return decisions.some(({ type }) => type === 'WarningRaised');
}

const double = fc.constantFrom('0.5', '1.0', '2.0', '3.0', '-1.0');
const { truth } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES),
    double,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([left, op, right]) => `(${left} ${op} ${right})`),
    fc
      .tuple(tie('truth'), tie('number'), tie('number'))
      .map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    tie('number').map((of) => `-(${of})`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map(([left, op, right]) => `${left} ${op} ${right}`),
    fc
      .tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth'))
      .map(([left, op, right]) => `(${left}) ${op} (${right})`),
    tie('truth').map((of) => `!(${of})`),
  ),
}));
const known = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(-2, -0.5, 0, 1, 2, 3)])),
);

it('says of every expression over known values what CEL says', () => {
  const counts = { true: 0, false: 0 };
  fc.assert(
    fc.property(truth, known, (cel, indicators) => {
      const raised = isRaised(cel, indicators);
      fc.pre(raised !== null);
      expect(raised).toBe(evaluateCel(cel, indicators));
      counts[raised ? 'true' : 'false']++;
    }),
    { numRuns: 120, maxSkipsPerRun: 20, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
  );
  expect(Math.min(counts.true, counts.false)).toBeGreaterThan(5);
}, 60_000);
