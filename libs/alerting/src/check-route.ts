import { calendarProblems } from '@foreshock/calendar';
import { outOfBounds } from './bounds.ts';
import type { EscalationStep, Route } from './config.ts';

/** Finds fault with a recipient's name at a place; null when there is none. */
type Known = (place: string, recipient: string) => string | null;

/** What is wrong with one route. */
export function routeProblems(place: string, route: Route, known: Known): string[] {
  const { name, to, urgency, escalation, calendar, events } = route;
  const silent = urgency === 'RECORD_ONLY';
  const numbers = [
    outOfBounds(`${place}.groupWaitMs`, route.groupWaitMs, 'groupWaitMs'),
    outOfBounds(`${place}.groupIntervalMs`, route.groupIntervalMs, 'groupIntervalMs'),
    outOfBounds(`${place}.repeatIntervalMs`, route.repeatIntervalMs, 'repeatIntervalMs'),
    outOfBounds(`${place}.digestAtMinute`, route.digestAtMinute, 'digestAtMinute'),
  ];
  return [
    ...(name.trim() === '' ? [`${place}.name: is empty`] : []),
    ...(to.length === 0 && !silent ? [`${place}.to: needs at least one receiver`] : []),
    ...to.flatMap((recipient, index) => known(`${place}.to.${index}`, recipient) ?? []),
    ...(events?.length === 0 ? [`${place}.events: is empty, so the route would take nothing`] : []),
    ...numbers.filter((problem) => problem !== null),
    ...(silent && escalation.length > 0
      ? [`${place}.escalation: a route that only records cannot escalate`]
      : []),
    ...escalation.flatMap((step, index) => stepProblems(`${place}.escalation.${index}`, step, known)),
    ...(ascends(escalation) ? [] : [`${place}.escalation: each step has to come later than the one before`]),
    ...(calendar === undefined
      ? []
      : calendarProblems(calendar).map((found) => `${place}.calendar.${found}`)),
  ];
}

function stepProblems(place: string, step: EscalationStep, known: Known): string[] {
  const late = outOfBounds(`${place}.afterMs`, step.afterMs, 'escalationAfterMs');
  return [
    ...(late === null ? [] : [late]),
    ...(step.to.length === 0 ? [`${place}.to: needs at least one receiver`] : []),
    ...step.to.flatMap((recipient, index) => known(`${place}.to.${index}`, recipient) ?? []),
  ];
}

const ascends = (steps: readonly EscalationStep[]): boolean =>
  steps.every(({ afterMs }, index) => afterMs > (steps[index - 1]?.afterMs ?? 0));
