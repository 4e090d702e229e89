import { z } from 'zod';
import { name, names } from './people.ts';
import { duration, timeOfDay } from './time.ts';

const severity = z.enum(['HIGH', 'MEDIUM', 'LOW']);
const source = z.enum(['CREDIT', 'MARKET', 'OPERATIONAL', 'LEGAL', 'CONTRACT', 'CHURN', 'FRAUD']);
const event = z.enum(['RAISED', 'ESCALATED', 'CLEARED', 'DOWNGRADED', 'UPGRADED']);
const values = z.array(z.string().min(1)).min(1);

/** What a warning may be matched by. */
const matchers = {
  about: z.enum(['CUSTOMER', 'PORTFOLIO']).optional(),
  customer: values.optional(),
  rule: values.optional(),
  severity: z.array(severity).min(1).optional(),
  source: z.array(source).min(1).optional(),
  segment: values.optional(),
  owner: values.optional(),
  region: values.optional(),
  grade: values.optional(),
  dimension: values.optional(),
  member: values.optional(),
  /** Minor units of the base currency. */
  leastOverdueMinor: z.number().int().min(0).optional(),
  leastExposureMinor: z.number().int().min(0).optional(),
};
export const match = z.strictObject(matchers);
export type MatchFile = z.output<typeof match>;

const routeMatch = z.strictObject({ ...matchers, event: z.array(event).min(1).optional() }).default({});

const escalation = z.strictObject({ after: duration, to: names });

/** Who is told of what, and how soon. */
export const route = z.strictObject({
  /** What an escalation remembers its route by; made of the route's place where absent. */
  name: name.optional(),
  match: routeMatch,
  to: z.union([names, z.array(name).length(0)]).default([]),
  urgency: z.enum(['NOW', 'WORKING_HOURS', 'DIGEST', 'RECORD_ONLY']).default('NOW'),
  groupWait: duration.optional(),
  groupInterval: duration.optional(),
  repeat: duration.optional(),
  digestAt: timeOfDay.optional(),
  escalation: z.array(escalation).max(20).default([]),
  /** Name of a calendar that counts the time of escalation. */
  calendar: name.optional(),
});
export type RouteFile = z.output<typeof route>;

export const inhibitRule = z.strictObject({ source: match, target: match });

/** Names that this part of the file knows, for the nearest one to a mistake. */
export const ROUTE_KEYS: readonly string[] = [
  ...Object.keys(route.shape),
  ...Object.keys(matchers),
  'event',
  ...Object.keys(escalation.shape),
];
