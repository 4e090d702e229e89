import { announceTo } from './announce.ts';
import type { AlertingConfig } from './config.ts';
import { record, recordUrge } from './hold.ts';
import { withdraw } from './lanes.ts';
import { armLadder } from './ladders.ts';
import { planOf } from './plan.ts';
import { rulesOf, type Rules } from './rules.ts';
import type { AlertingState, Entry, News, Subject } from './state.ts';
import { collectorOf, subjectOf, touched } from './subjects.ts';
import { dropTimer } from './timers.ts';

/** Other rules are in force. What was for a target that is gone goes where the new routes say. */
export function configure(state: AlertingState, config: AlertingConfig): void {
  const before = state.rules;
  state.rules = rulesOf(config);
  const stranded = entriesOf(state).filter(({ target }) => !state.rules.targets.has(target));
  for (const entry of stranded) {
    withdraw(state, entry);
    if (entry.urging === null) {
      reroute(state, before, entry);
    } else {
      recordUrge(state, entry, 'TARGET_GONE');
      subjectOf(state, entry.customerId).urges.delete(entry);
    }
  }
  for (const target of [...state.outboxes.keys()])
    if (!state.rules.targets.has(target)) closeOutbox(state, target);
  for (const subject of state.subjects.values()) adapt(state, subject);
}

/** Everything that waits or is held back, in the order of the targets and times of waiting. */
function entriesOf({ outboxes, silences, subjects }: AlertingState): Entry[] {
  const lanes = [...outboxes.values()].flatMap((outbox) => [...outbox.lanes.values()]);
  const waiting = lanes.flatMap((lane) => [...lane.entries]);
  const silenced = [...silences.values()].flatMap(({ held }) => [...held]);
  const others = [...subjects.values()].flatMap(({ inhibited, cooling }) => [
    ...inhibited,
    ...[...cooling.values()].flatMap(({ held }) => [...held]),
  ]);
  return [...waiting, ...silenced, ...others];
}

/**
 * To the targets that the new routes name and that neither know nor are about to be told. What is over goes nowhere: its end
 * waited for this target because it knew of the beginning, and whoever else knew has an end of its own.
 */
function reroute(state: AlertingState, before: Rules, news: News): void {
  const { warning, customerId, notices, target } = news;
  warning?.untold.delete(target);
  record(state, notices, target, 'TARGET_GONE');
  const last = notices.at(-1);
  if (last === undefined || warning?.isOpen === false) return;
  const facts = warning?.facts ?? news.facts;
  const collector = collectorOf(subjectOf(state, customerId));
  const had = warning === null ? planOf(before, facts, last.event, collector).plan : warning.told;
  for (const [next, route] of planOf(state.rules, facts, last.event, collector).plan) {
    if (had.has(next) || warning?.untold.has(next) === true || route.urgency === 'RECORD_ONLY') continue;
    announceTo(state, { customerId, warning, facts, target: next, route }, notices);
  }
}

function closeOutbox(state: AlertingState, target: string): void {
  for (const { timer } of state.outboxes.get(target)?.lanes.values() ?? []) dropTimer(state.timers, timer);
  state.outboxes.delete(target);
}

/** Forgets what a subject keeps about targets and routes that are gone. */
function adapt(state: AlertingState, subject: Subject): void {
  const { targets, routes } = state.rules;
  const { reminders, cooling, ladders } = subject;
  for (const { told } of subject.warnings.values())
    for (const target of told.keys()) if (!targets.has(target)) told.delete(target);
  for (const [target, { timer }] of reminders) if (!targets.has(target)) drop(reminders, target, timer);
  for (const [key, { target, timer }] of cooling) if (!targets.has(target)) drop(cooling, key, timer);
  for (const [name, { timer }] of ladders) {
    if (routes.has(name)) armLadder(state, subject, name);
    else drop(ladders, name, timer);
  }
  touched(state, subject);

  function drop(from: Map<string, unknown>, key: string, timer: Parameters<typeof dropTimer>[1]): void {
    dropTimer(state.timers, timer as never);
    from.delete(key);
  }
}
