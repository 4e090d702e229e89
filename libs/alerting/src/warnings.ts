import { announce, announceTo } from './announce.ts';
import { weightOf } from './facts.ts';
import { record } from './hold.ts';
import type { WarningInput } from './input.ts';
import { withdraw } from './lanes.ts';
import { dropLaddersThatAreOver } from './ladders.ts';
import { admitsEvent } from './match.ts';
import { noticeOf } from './notices.ts';
import type { Notice } from './output.ts';
import { planOf, type Plan } from './plan.ts';
import { dropRemindersThatAreOver } from './reminders.ts';
import type { AlertingState, Subject, Warning } from './state.ts';
import { collectorOf, subjectOf } from './subjects.ts';

/** A warning is raised; the second time it is said of one that is open it changes nothing. */
export function raise(state: AlertingState, input: WarningInput): void {
  const subject = subjectOf(state, input.facts.customerId);
  if (subject.warnings.has(input.warningId)) return;
  const event = input.type === 'warning-raised' ? 'RAISED' : 'ESCALATED';
  const latest = noticeOf(state, { id: input.warningId, ...input }, event);
  const { warningId, facts } = input;
  const warning: Warning = { warningId, facts, latest, isOpen: true, told: new Map(), untold: new Map() };
  subject.warnings.set(warningId, warning);
  announce(state, subject, warning, facts, latest);
}

/** An open warning is worse than it was; one that is not is a repetition. */
export function escalate(state: AlertingState, input: WarningInput): void {
  const subject = subjectOf(state, input.facts.customerId);
  const warning = subject.warnings.get(input.warningId);
  if (warning === undefined) return raise(state, input);
  if (weightOf(input.facts.severity) <= weightOf(warning.facts.severity)) return;
  warning.facts = input.facts;
  warning.latest = noticeOf(state, { id: input.warningId, ...input }, 'ESCALATED');
  announce(state, subject, warning, input.facts, warning.latest);
}

/** A warning is over: whoever knows of it is told, nobody else. */
export function clear(state: AlertingState, input: WarningInput): void {
  const subject = subjectOf(state, input.facts.customerId);
  const warning = subject.warnings.get(input.warningId);
  const facts = warning?.facts ?? input.facts;
  const notice = noticeOf(state, { ...input, id: input.warningId, facts }, 'CLEARED');
  if (warning === undefined) return record(state, [notice], null, 'NOT_ANNOUNCED');
  const { plan } = planOf(state.rules, facts, 'CLEARED', collectorOf(subject));
  subject.warnings.delete(warning.warningId);
  warning.isOpen = false;
  const targets = new Set([...warning.told.keys(), ...warning.untold.keys()]);
  for (const target of targets) clearFor(state, subject, warning, { target, notice, plan });
  if (targets.size === 0) record(state, [notice], null, 'NOT_ANNOUNCED');
  dropLaddersThatAreOver(state, subject);
  dropRemindersThatAreOver(state, subject);
}

/** What a target was still to be told is moot if it knows of nothing, or does not want to know that it is over. */
function clearFor(
  state: AlertingState,
  { customerId }: Subject,
  warning: Warning,
  { target, notice, plan }: { readonly target: string; readonly notice: Notice; readonly plan: Plan },
): void {
  const route = clearingRoute(state, warning, target, plan);
  if (route !== null) {
    announceTo(state, { customerId, warning, facts: warning.facts, target, route }, [notice]);
    return;
  }
  const untold = warning.untold.get(target);
  warning.untold.delete(target);
  if (untold !== undefined) {
    withdraw(state, untold);
    record(state, untold.notices, target, 'CLEARED_FIRST');
  }
  record(state, [notice], target, warning.told.has(target) ? 'NO_ROUTE' : 'NOT_ANNOUNCED');
}

/** The route by which a target is told of the end: the one by which it knows of the warning, or one that takes ends. */
function clearingRoute({ rules }: AlertingState, { told }: Warning, target: string, plan: Plan) {
  const name = told.get(target);
  if (name === undefined) return null;
  const route = rules.routes.get(name);
  const planned = plan.get(target);
  if (route !== undefined && admitsEvent(route.events, 'CLEARED')) return route;
  return planned === undefined || planned.urgency === 'RECORD_ONLY' ? null : planned;
}
