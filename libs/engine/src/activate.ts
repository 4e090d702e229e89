import { INDICATORS, type Day } from '@foreshock/ledger';
import { compilePolicy, type Policy } from '@foreshock/policy';
import type { PolicyActivated, ShadowDeactivated } from './input.ts';
import { judge } from './judge.ts';
import { accepted, reject, type EngineOutput, type StepResult } from './output.ts';
import type { Customer, Partition } from './partition.ts';
import { beginShadow, endShadow } from './shadow.ts';

/** A live policy takes effect for every customer at once; a shadow one is compared with it from then on. */
export function activate(partition: Partition, event: PolicyActivated, offset: number): StepResult {
  const compiled = policyOf(event.body);
  if ('kind' in compiled) return compiled;
  const before = partition.policy?.baseCurrency;
  if (before !== undefined && before !== compiled.baseCurrency) {
    return reject(
      'base-currency-change',
      `amounts are booked in ${before}; a policy in ${compiled.baseCurrency} needs a log of its own`,
    );
  }
  return event.mode === 'LIVE' ? goLive(partition, compiled, offset) : goShadow(partition, compiled, offset);
}

/** Ends the comparison; without that shadow there is nothing to end. */
export function deactivateShadow(partition: Partition, event: ShadowDeactivated, offset: number): StepResult {
  const outputs: EngineOutput[] = [];
  if (isVersion(partition.shadow, event)) endShadow(partition, offset, outputs);
  return accepted(outputs);
}

function goLive(partition: Partition, policy: Policy, offset: number): StepResult {
  const outputs: EngineOutput[] = [];
  if (isVersion(partition.shadow, policy)) endShadow(partition, offset, outputs);
  partition.policy = policy;
  const today = partition.businessDate;
  if (today !== null) judgeAll(partition, policy, today, offset, outputs);
  return accepted(outputs);
}

/** In order of their ids, so that the order never depends on history. */
function judgeAll(
  partition: Partition,
  policy: Policy,
  today: Day,
  offset: number,
  outputs: EngineOutput[],
): void {
  for (const customerId of [...partition.customers.keys()].sort()) {
    const customer = partition.customers.get(customerId) as Customer;
    judge(partition, policy, customerId, customer, today, offset, outputs);
  }
}

function goShadow(partition: Partition, policy: Policy, offset: number): StepResult {
  if (partition.policy === null) {
    return reject(
      'no-policy-in-force',
      'a shadow is compared with a live policy, and none is in force on the log yet; activate one first',
    );
  }
  const outputs: EngineOutput[] = [];
  endShadow(partition, offset, outputs);
  beginShadow(partition, policy, offset, outputs);
  return accepted(outputs);
}

function isVersion(
  policy: Policy | null,
  { policyId, version }: { readonly policyId: string; readonly version: string },
): boolean {
  return policy !== null && policy.policyId === policyId && policy.version === version;
}

function policyOf(body: string): Policy | Extract<StepResult, { kind: 'reject' }> {
  const document = parseBody(body);
  if (document === undefined) return reject('policy-invalid', 'the policy body is not JSON');
  const compiled = compilePolicy(document, INDICATORS);
  if (compiled.ok) return compiled.policy;
  const first = compiled.errors[0];
  return reject('policy-invalid', `${first?.path ?? ''}: ${first?.message ?? 'refused'}`);
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
