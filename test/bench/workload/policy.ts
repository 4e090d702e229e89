import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PolicyActivated } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { defaultPolicyUrl, formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';
import { startOfDayMs, type LogEntry } from './entry.ts';

/** A policy as it goes onto the log. */
export interface BenchPolicy {
  readonly path: string;
  readonly currency: string;
  /** The activation, for every partition. */
  entries(partitions: number): LogEntry[];
}

/** Reads a policy file, the default one where none is named. Throws with every fault of the file. */
export function readPolicy(path = fileURLToPath(defaultPolicyUrl)): BenchPolicy {
  const names = INDICATORS.map(({ name }) => name);
  const parsed = parsePolicyFile(readFileSync(path, 'utf8'), path, names);
  if (!parsed.ok) throw new Error(parsed.errors.map((error) => formatPolicyFileError(error)).join('\n'));
  const { document, body, hash } = parsed;
  const record: PolicyActivated = {
    eventId: `policy-${hash}`,
    occurredAt: startOfDayMs(0),
    source: 'bench',
    policyId: document.policyId,
    version: document.version,
    hash,
    body,
    mode: 'LIVE',
    activatedBy: 'bench',
    approvedBy: null,
    proposedBy: null,
    rollbackOf: null,
  };
  return {
    path,
    currency: document.baseCurrency,
    entries: (partitions) =>
      Array.from({ length: partitions }, (_, partition) => ({
        partition,
        key: null,
        type: 'PolicyActivated',
        record,
      })),
  };
}
