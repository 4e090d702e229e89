import { nearestName } from '@foreshock/policy';
import type { z } from 'zod';
import { calendar, cases } from './people.ts';
import { ROUTE_KEYS } from './route.ts';

/** What stands at the top of the file and in targets; the other parts know their own. */
const KEYS: readonly string[] = [
  ...['targets', 'receivers', 'collectors', 'team', 'routes', 'inhibit', 'coolDown', 'calendars', 'calendar'],
  ...[
    'cases',
    'templates',
    'channel',
    'language',
    'quiet',
    'perMinute',
    'digestMost',
    'template',
    'url',
    'secret',
  ],
  ...[
    'timeoutMs',
    'credentials',
    'hours',
    'to',
    'subject',
    'text',
    'subjectFile',
    'textFile',
    'source',
    'target',
  ],
  ...Object.keys(calendar.shape),
  ...Object.keys(cases.shape),
  ...ROUTE_KEYS,
];

/** `; did you mean "…"?`, where a known name is near enough. */
export function meant(wrong: string, known: Iterable<string>): string {
  const nearest = nearestName(wrong, known);
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

/** Every finding with its place in the file and the nearest known name, a line each. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], content: unknown): string[] {
  return issues.flatMap((issue) => problemOf(issue, content));
}

function problemOf(issue: z.core.$ZodIssue, content: unknown): string[] {
  const place = issue.path.join('.') || 'the file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${place}: nothing is called "${key}" here${meant(key, KEYS)}`);
    case 'invalid_value': {
      const value = at(content, issue.path);
      const hint = typeof value === 'string' ? meant(value, issue.values.map(String)) : '';
      return [`${place}: ${issue.message}${hint}`];
    }
    case 'invalid_union':
      return issue.errors.length === 0
        ? [`${place}: ${issue.message}`]
        : inner(issue.errors, issue.path, content);
    default:
      return [`${place}: ${issue.message}`];
  }
}

/** Of the ways in which something may be written, the one that fits best says what is wrong. */
function inner(errors: z.core.$ZodIssue[][], path: PropertyKey[], content: unknown): string[] {
  const [best = []] = [...errors].sort((a, b) => depthOf(b) - depthOf(a));
  return problemsOf(
    best.map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
    content,
  );
}

const depthOf = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map(({ path }) => path.length));

const at = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], content);
