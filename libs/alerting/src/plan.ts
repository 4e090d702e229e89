import type { Route } from './config.ts';
import type { Facts, NoticeEvent } from './facts.ts';
import { admitsEvent, matches } from './match.ts';
import { targetsOf, type Rules } from './rules.ts';

/** Targets that are to be told, each with the first route in the file that says so. */
export type Plan = ReadonlyMap<string, Route>;

/** Who is to be told of an event. A route without a receiver plans nothing but is given back, for the record. */
export function planOf(
  rules: Rules,
  facts: Facts,
  event: NoticeEvent,
  collector: string | null,
): { readonly plan: Plan; readonly isRecorded: boolean } {
  const plan = new Map<string, Route>();
  let isRecorded = false;
  for (const route of rules.config.routes) {
    if (!admitsEvent(route.events, event) || !matches(route.match, facts)) continue;
    if (route.urgency === 'RECORD_ONLY') isRecorded = true;
    for (const target of targetsOf(rules, route.to, collector))
      if (!plan.has(target)) plan.set(target, route);
  }
  return { plan, isRecorded };
}
