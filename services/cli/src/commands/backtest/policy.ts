import { readFileSync } from 'node:fs';
import { INDICATORS } from '@foreshock/ledger';
import { formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';
import { Exit, EXIT } from '../../output/exit.ts';

/** A policy from a file. @throws Exit with every fault of the file, each with its place */
export function readPolicyFile(path: string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Exit(EXIT.usage, `the policy ${path} cannot be read: ${(error as Error).message}`);
  }
  const parsed = parsePolicyFile(text, path, INDICATORS);
  if (!parsed.ok) throw new Exit(EXIT.usage, parsed.errors.map(formatPolicyFileError).join('\n'));
  const { document, body } = parsed;
  const { policyId, version, baseCurrency } = document;
  return { baseCurrency, activation: { policyId, version, body, mode: 'LIVE' } as const };
}
