import type { PolicyDocument } from '@foreshock/policy';
import type { Finding } from './finding.ts';

/** Parameters that nothing in the policy asks for. */
export function unusedParameters(document: PolicyDocument): readonly Finding[] {
  const used = usedIn(document);
  return Object.keys(document.parameters ?? {})
    .filter((name) => !used.has(`$${name}`))
    .map((name) => ({
      code: 'unused-parameter',
      path: `/parameters/${name}`,
      message: `nothing uses the parameter "${name}"`,
      atKey: true,
    }));
}

function usedIn(part: unknown): ReadonlySet<unknown> {
  if (typeof part === 'string') return new Set([part]);
  if (typeof part !== 'object' || part === null) return new Set();
  return new Set(Object.values(part).flatMap((inner) => [...usedIn(inner)]));
}
