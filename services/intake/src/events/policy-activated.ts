import type { PolicyActivated, PolicyMode } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';
import { contentId } from './dated-event.ts';

export interface Activation {
  readonly mode: PolicyMode;
  readonly activatedBy: string;
  /** Never the same person as `activatedBy`. */
  readonly approvedBy: string;
  /** When, milliseconds; part of the event's id unless a request key is given. */
  readonly occurredAtMs: number;
  /** Makes a retry the same event. */
  readonly requestKey?: string | undefined;
}

export type ActivationOutcome =
  | { readonly ok: true; readonly record: PolicyActivated }
  | { readonly ok: false; readonly errors: readonly { readonly field: string; readonly message: string }[] };

/** Checks a policy (YAML or JSON text) and makes the record that puts it into effect. Two persons are needed. */
export function policyActivated(text: string, fileName: string, activation: Activation): ActivationOutcome {
  const { mode, activatedBy, approvedBy, occurredAtMs, requestKey } = activation;
  if (activatedBy.trim().toLowerCase() === approvedBy.trim().toLowerCase()) {
    const message = 'must be another person than activatedBy';
    return { ok: false, errors: [{ field: 'approvedBy', message }] };
  }
  const policy = parsePolicyFile(text, fileName, INDICATORS);
  if (!policy.ok) {
    return {
      ok: false,
      errors: policy.errors.map((error) => ({ field: 'policy', message: formatPolicyFileError(error) })),
    };
  }
  const { document, body, hash } = policy;
  const eventId = `policy-${contentId([hash, mode, requestKey ?? occurredAtMs])}`;
  return {
    ok: true,
    record: {
      eventId,
      occurredAt: occurredAtMs,
      source: 'foreshock/intake',
      policyId: document.policyId,
      version: document.version,
      hash,
      body,
      mode,
      activatedBy,
      approvedBy,
      proposedBy: null,
      rollbackOf: null,
    },
  };
}
