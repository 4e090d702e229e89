import { validateRecord } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy } from '@foreshock/policy';
import { formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';

/** A policy file that was read and found sound. */
export interface ProposablePolicy {
  readonly policyId: string;
  readonly version: string;
  /** Canonical JSON. */
  readonly body: string;
  /** SHA-256 of the body, lower-case hex. */
  readonly hash: string;
  readonly sourceText: string;
}

export type ReadPolicy =
  | { readonly ok: true; readonly file: ProposablePolicy }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Checks a policy (YAML or JSON text). Errors name file, line and column. */
export function readPolicy(text: string, fileName: string): ReadPolicy {
  const parsed = parsePolicyFile(text, fileName, INDICATORS);
  if (!parsed.ok) return { ok: false, errors: parsed.errors.map(formatPolicyFileError) };
  const { document, body, hash } = parsed;
  const { policyId, version } = document;
  const problem = validateRecord('PolicyActivated', {
    ...{ eventId: hash, occurredAt: 0, source: 'foreshock/intake' },
    ...{ policyId, version, hash, body, mode: 'LIVE' as const, activatedBy: 'nobody' },
    ...{ approvedBy: null, proposedBy: null, rollbackOf: null },
  });
  if (problem !== null) return { ok: false, errors: [`${fileName}: ${problem.field}: ${problem.message}`] };
  return { ok: true, file: { policyId, version, body, hash, sourceText: text } };
}

/** Why a body cannot be in force beside the live one (null without one): the monitor would refuse it on every partition. */
export function unfitness(body: string, liveBody: string | null): string | null {
  const compiled = compilePolicy(JSON.parse(body), INDICATORS);
  if (!compiled.ok) {
    const first = compiled.errors[0];
    return `this version of Foreshock refuses it (${first?.path ?? ''}: ${first?.message ?? ''})`;
  }
  if (liveBody === null) return null;
  const { baseCurrency: before } = JSON.parse(liveBody) as { readonly baseCurrency: string };
  const { baseCurrency } = compiled.policy;
  if (before === baseCurrency) return null;
  return `amounts are booked in ${before}; a policy in ${baseCurrency} needs a log of its own`;
}
