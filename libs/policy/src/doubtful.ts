import type { PolicyDocument } from './document.ts';
import { at, type PolicyError } from './error.ts';
import { parametersIn } from './resolve.ts';

/**
 * What in a sound policy is probably not meant: nothing of it stops the policy from deciding, so that nothing of it is
 * refused. A parameter that nothing uses, and a plan for a severity that no rule has.
 */
export function doubtsAbout(document: PolicyDocument): readonly PolicyError[] {
  return [...unusedParameters(document), ...plansForNobody(document)];
}

function unusedParameters({ parameters, ...rest }: PolicyDocument): readonly PolicyError[] {
  const used = parametersIn({ ...rest, segments: [] });
  return Object.keys(parameters ?? {})
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: at('/parameters', name),
      message: `nothing uses the parameter "${name}"`,
      atKey: true,
    }));
}

function plansForNobody({ contingency, rules }: PolicyDocument): readonly PolicyError[] {
  const severities = new Set(
    rules.flatMap(({ severity, escalate = [] }) => [severity, ...escalate.map((step) => step.severity)]),
  );
  return Object.keys(contingency ?? {})
    .filter((level) => !severities.has(level as 'low'))
    .map((level) => ({
      path: at('/contingency', level),
      message: `no rule has the severity "${level}"`,
      atKey: true,
    }));
}
