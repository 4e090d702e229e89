import { calendarProblems } from '@foreshock/calendar';
import { outOfBounds } from './bounds.ts';
import { COLLECTOR, type AlertingConfig, type TargetRules } from './config.ts';
import { routeProblems } from './check-route.ts';
import type { Silence } from './input.ts';

const present = (...found: readonly (string | null)[]): string[] =>
  found.filter((problem) => problem !== null);

/**
 * What is wrong with a configuration: a sentence each, with its place in it; empty when it is sound. Nothing else in this
 * library looks again.
 */
export function check(config: AlertingConfig): readonly string[] {
  const { receivers, collectors, team, routes, caseOverdueTo } = config;
  const known = (place: string, recipient: string) => recipientProblem(config, place, recipient);
  const names = routes.map(({ name }) => name);
  return [
    ...calendarProblems(config.calendar).map((problem) => `calendar.${problem}`),
    ...Object.entries(config.targets).flatMap(([name, rules]) => targetProblems(`targets.${name}`, rules)),
    ...Object.entries(receivers).flatMap(([name, targets]) => receiverProblems(config, name, targets)),
    ...Object.entries(collectors).flatMap(([name, to]) => known(`collectors.${name}`, to) ?? []),
    ...(team === null ? [] : present(known('team', team))),
    ...routes.flatMap((route, index) => routeProblems(`routes.${index}`, route, known)),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `routes: more than one is called "${name}"`),
    ...caseOverdueTo.flatMap((to, index) => known(`caseOverdueTo.${index}`, to) ?? []),
    ...present(outOfBounds('coolDownMs', config.coolDownMs, 'coolDownMs')),
  ];
}

function recipientProblem(config: AlertingConfig, place: string, recipient: string): string | null {
  if (recipient === COLLECTOR)
    return config.team === null || config.team === COLLECTOR
      ? `${place}: "${COLLECTOR}" needs a team that stands in where the collector is not known`
      : null;
  if (Object.hasOwn(config.receivers, recipient) || Object.hasOwn(config.targets, recipient)) return null;
  const names = [COLLECTOR, ...Object.keys(config.receivers), ...Object.keys(config.targets)];
  return `${place}: no receiver or target "${recipient}"; there are: ${names.join(', ')}`;
}

function receiverProblems(config: AlertingConfig, name: string, targets: readonly string[]): string[] {
  const place = `receivers.${name}`;
  if (name === COLLECTOR) return [`${place}: the name is taken`];
  if (targets.length === 0) return [`${place}: needs at least one target`];
  return targets
    .filter((target) => !Object.hasOwn(config.targets, target))
    .map((target) => `${place}: no target "${target}"; there are: ${Object.keys(config.targets).join(', ')}`);
}

function targetProblems(place: string, rules: TargetRules): string[] {
  const { calendar, quiet } = rules;
  const days = quiet === undefined ? null : quietProblems(`${place}.quiet`, quiet);
  return [
    ...(calendar === undefined
      ? []
      : calendarProblems(calendar).map((found) => `${place}.calendar.${found}`)),
    ...(days ?? []),
    ...present(
      outOfBounds(`${place}.perMinute`, rules.perMinute, 'perMinute'),
      outOfBounds(`${place}.digestMost`, rules.digestMost, 'digestMost'),
    ),
  ];
}

function quietProblems(place: string, spans: NonNullable<TargetRules['quiet']>): string[] {
  const minutes = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  const sound = spans.every(
    ([from, to], index) =>
      Number.isInteger(from) &&
      Number.isInteger(to) &&
      from >= (spans[index - 1]?.[1] ?? 0) &&
      from < to &&
      to <= 1440,
  );
  if (!sound) return [`${place}: expected spans of minutes of the day, from 0 to 1440, ascending and apart`];
  return minutes < 1440 ? [] : [`${place}: leaves no minute in which anything may be sent`];
}

/** What is wrong with a silence; empty when it may be set. One that is wrong is not kept. */
export function silenceProblems(silence: Silence): readonly string[] {
  const { match, startsAtMs, endsAtMs, setBy, reason } = silence;
  const matched = Object.values(match).some((value) => value !== undefined);
  return [
    ...(matched ? [] : ['match: needs at least one property, or it would silence everything']),
    ...(setBy.trim() === '' ? ['setBy: somebody has to answer for it'] : []),
    ...(reason.trim() === '' ? ['reason: is empty'] : []),
    ...present(outOfBounds('endsAt − startsAt, in ms', endsAtMs - startsAtMs, 'silenceMs')),
  ];
}
