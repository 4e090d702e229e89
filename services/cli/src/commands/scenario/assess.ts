import { fileURLToPath } from 'node:url';
import { minorUnits } from '@foreshock/contracts';
import { policyInForce } from '@foreshock/customer-log';
import { assessNew } from '@foreshock/forecast';
import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy, type Policy } from '@foreshock/policy';
import { defaultPolicyUrl, formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';
import { onboardingView } from '@foreshock/wording';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { readApplicant, readFileText } from './applicant-file.ts';
import { dayArgument } from './arguments.ts';
import { assessText } from './assess-text.ts';
import { withSources } from './open.ts';

export interface AssessOptions extends OutputOptions {
  readonly new: string;
  readonly policy?: string;
  readonly on?: string;
  readonly lang: 'en' | 'zh';
}

const DAY_MS = 86_400_000;

/** Assesses a new customer by a policy file, or by the policy in force. */
export async function assessCommand(options: AssessOptions): Promise<void> {
  const policy =
    options.policy === undefined
      ? await withSources(({ clickhouse }) => policyInForce(clickhouse))
      : policyIn(options.policy);
  if (policy === null) throw new Exit(EXIT.failed, 'no policy is in force yet; give one with --policy');
  const today = options.on === undefined ? Math.floor(Date.now() / DAY_MS) : dayArgument(options.on, '--on');
  const assessed = assessNew(readApplicant(options.new, policy.baseCurrency), policy, minorUnits, today);
  if ('reason' in assessed) throw new Exit(EXIT.rejected, `${options.new}: ${assessed.message}`);
  const view = onboardingView(assessed, options.lang);
  print(options, view, () => assessText(view));
}

/** @param name a file, or `default` for the policy that comes with this */
function policyIn(name: string): Policy {
  const file = name === 'default' ? fileURLToPath(defaultPolicyUrl) : name;
  const parsed = parsePolicyFile(readFileText(file), file, INDICATORS);
  if (!parsed.ok) throw new Exit(EXIT.usage, parsed.errors.map(formatPolicyFileError).join('\n'));
  const compiled = compilePolicy(parsed.document, INDICATORS);
  if (!compiled.ok) throw new Error(`${file}: a policy that was read is refused`);
  return compiled.policy;
}
