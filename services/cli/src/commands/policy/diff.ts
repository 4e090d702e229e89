import type { PolicyDocument } from '@foreshock/policy';
import { diffPolicies, type PolicyChange } from '@foreshock/policy-tools';
import { print, type OutputOptions } from '../../output/print.ts';
import { changeLines } from './change-lines.ts';
import { DIFF_WORDS, groupHeading, inOrder, type Language } from './diff-words.ts';
import { livePolicy } from './live.ts';
import { readSoundPolicy } from './read-files.ts';

export interface DiffOptions extends OutputOptions {
  readonly lang: Language;
}

/** Says what differs in meaning between two policies. */
export async function diff(a: string, b: string, options: DiffOptions): Promise<void> {
  const [from, to] = [await policyOf(a), await policyOf(b)];
  const changes = diffPolicies(from, to);
  const named = ({ policyId, version }: PolicyDocument) => ({ policyId, version });
  print(options, { from: named(from), to: named(to), changes }, () => text(from, to, changes, options.lang));
}

async function policyOf(name: string): Promise<PolicyDocument> {
  return name === 'live' ? livePolicy() : readSoundPolicy(name).policy.document;
}

function text(
  from: PolicyDocument,
  to: PolicyDocument,
  changes: readonly PolicyChange[],
  language: Language,
): string {
  const say = DIFF_WORDS[language];
  const title = `${from.policyId} ${from.version} → ${to.policyId} ${to.version}`;
  if (changes.length === 0) return `${title}: ${say.same}`;
  const segments = to.segments.map(({ id }) => id);
  const groups = inOrder(new Set(changes.map(({ group }) => group)));
  return [
    title,
    ...groups.flatMap((group) => [
      '',
      groupHeading(group, language),
      ...changeLines(
        changes.filter((change) => change.group === group),
        { segments, currency: to.baseCurrency, language },
      ),
    ]),
    '',
    say.count(changes.length),
  ].join('\n');
}
