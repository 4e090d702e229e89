import { keyOf, type VersionKey } from '@foreshock/policy-register';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { postJson } from '../intake-client.ts';
import { sentence, type Answer } from './answer.ts';

export interface ActOptions extends OutputOptions {
  readonly by: string;
  readonly note?: string;
}

export interface ActivateOptions extends ActOptions {
  readonly mode: 'live' | 'shadow';
}

export interface RollbackOptions extends ActOptions {
  readonly to?: string;
}

export async function approve(name: string, options: ActOptions): Promise<void> {
  await act('approvals', { ...versionOf(name), approvedBy: options.by }, options);
}

export async function activate(name: string, options: ActivateOptions): Promise<void> {
  const mode = options.mode === 'live' ? 'LIVE' : 'SHADOW';
  await act('activations', { ...versionOf(name), mode, activatedBy: options.by }, options);
}

export async function rollback(options: RollbackOptions): Promise<void> {
  await act('rollback', { to: options.to ?? null, rolledBackBy: options.by }, options);
}

export async function deactivateShadow(options: ActOptions): Promise<void> {
  const answer = await sent('deactivations', { deactivatedBy: options.by }, options);
  print(options, answer, () => `${answer.policyId}@${answer.version} is the shadow no longer`);
}

async function act(path: string, body: object, options: ActOptions): Promise<void> {
  const answer = await sent(path, body, options);
  print(options, answer, () => sentence(answer));
}

function sent(path: string, body: object, { note }: ActOptions): Promise<Answer> {
  return postJson<Answer>(`/v1/policies/${path}`, { ...body, note: note ?? null });
}

/** @throws Exit on what is no name of a version */
export function versionOf(name: string): VersionKey {
  const key = keyOf(name);
  if (key !== null) return key;
  throw new Exit(
    EXIT.usage,
    `${name} names no version: write policyId@version, as \`foreshock policy list\` does`,
  );
}
