import { readFileSync } from 'node:fs';
import { createPartition, step, type EngineInput } from '@foreshock/engine';
import { INDICATORS } from '@foreshock/ledger';
import { defaultPolicyUrl, formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';
import { expect, test } from 'vitest';

const known = INDICATORS.map(({ name }) => name);
const rule = `
  - id: firstOrder
    title: { en: A large first invoice, zh: 首张发票金额较大 }
    source: credit
    raise:
      all:
        - { value: openMinor, gte: 500000 }
        - { value: paymentCount365, lt: 1 }
    clear: { value: openMinor, lt: 400000 }
    severity: low
    likelihood: medium
    nextStep: { en: Ask for a bank reference., zh: 请客户提供银行资信证明。 }
`;
const shipped = readFileSync(defaultPolicyUrl, 'utf8');
const withRule = shipped.replace(/^rules:\n/m, (head) => head + rule);

const invoice: EngineInput = {
  type: 'InvoiceEvent',
  record: {
    eventId: 'e1',
    customerId: 'c',
    occurredAt: 0,
    source: 'erp',
    kind: 'ISSUED',
    invoiceId: 'i',
    issueDate: 20_000,
    dueDate: 20_030,
    amountMinor: 600_000,
    currency: 'USD',
  },
};

/** Rules that warn when the invoice arrives under a policy. */
function warnings(text: string): string[] {
  const parsed = parsePolicyFile(text, 'default.yaml', known);
  if (!parsed.ok) throw new Error(parsed.errors.map(formatPolicyFileError).join('\n'));
  const { policyId, version } = parsed.document;
  const partition = createPartition(0, () => 2);
  const inputs: EngineInput[] = [
    { type: 'PolicyActivated', record: { policyId, version, body: parsed.body, mode: 'LIVE' } },
    { type: 'ClockTick', record: { date: 20_000 } },
    invoice,
  ];
  return inputs.flatMap((input, offset) => {
    const result = step(partition, input, offset);
    if (result.kind !== 'ok') throw new Error(result.message);
    return result.outputs.flatMap((output) =>
      output.type === 'WarningRaised' ? [output.record.ruleId] : [],
    );
  });
}

test('a rule put into the policy warns, and nothing else has to change', () => {
  expect(warnings(shipped)).not.toContain('firstOrder');
  expect(warnings(withRule)).toContain('firstOrder');
});

test('a mistake in it is named with its line and the nearest known name', () => {
  const line = withRule.split('\n').findIndex((text) => text.includes('openMinor, gte: 500000')) + 1;
  const mistaken = withRule.replace('openMinor, gte: 500000', 'openMinr, gte: 500000');
  expect(() => warnings(mistaken)).toThrow(new RegExp(`default\\.yaml:${line}:.*openMinr.*openMinor`));
});

test('a rule that tells nobody what to do is refused', () => {
  const silent = withRule.replace(/ {4}nextStep: \{ en: Ask for a bank reference.*\n/, '');
  expect(silent).not.toBe(withRule);
  expect(() => warnings(silent)).toThrow(/nextStep/);
});
