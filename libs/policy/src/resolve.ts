import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';
import { isObject } from './read.ts';

export type Parameters = Readonly<Record<string, number>>;

/**
 * A copy of a rule, condition or other part with every `$parameter` replaced by its number. Texts of people may begin
 * with a dollar sign, so only words are taken, and only where the reader of the document lets one stand.
 */
export function resolveParameters<T>(part: T, parameters: Parameters, path: string, report: Report): T {
  return replace(part, parameters, path, report) as T;
}

function replace(part: unknown, parameters: Parameters, path: string, report: Report): unknown {
  if (Array.isArray(part))
    return part.map((item, index) => replace(item, parameters, at(path, index), report));
  if (isObject(part)) {
    const entries = Object.entries(part).map(([key, item]) =>
      TEXT_FIELDS.has(key) ? [key, item] : [key, replace(item, parameters, at(path, key), report)],
    );
    return Object.fromEntries(entries) as unknown;
  }
  if (typeof part !== 'string' || !part.startsWith('$')) return part;
  const name = part.slice(1);
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value !== undefined) return value;
  const nearest = nearestName(name, Object.keys(parameters));
  report(path, `unknown parameter "${part}"`, nearest && `$${nearest}`);
  return 0;
}

/** The names of the parameters that stand anywhere in a part. */
export function parametersIn(part: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (isObject(node))
      for (const [key, item] of Object.entries(node)) {
        if (!TEXT_FIELDS.has(key)) walk(item);
      }
    else if (typeof node === 'string' && node.startsWith('$')) found.add(node.slice(1));
  };
  walk(part);
  return found;
}

const TEXT_FIELDS = new Set([
  'title',
  'nextStep',
  'reason',
  'role',
  'value',
  'amount',
  'of',
  'segments',
  'cel',
]);
