import { nextWorkingTime } from '@foreshock/calendar';
import { urge } from './ladders.ts';
import type { AlertingState, Subject } from './state.ts';
import { dropTimer, setTimer, timerOf } from './timers.ts';

/** Reminds a target after the repeat interval of what it was told last; nobody while somebody has the case in hand. */
export function remindLater(state: AlertingState, subject: Subject, target: string, routeName: string): void {
  const known = subject.reminders.get(target);
  const route = state.rules.routes.get(routeName);
  if (route?.repeatIntervalMs === undefined || subject.acknowledgement !== null) return;
  const { customerId } = subject;
  const timer = known?.timer ?? timerOf({ due: 'reminder', customerId, target });
  subject.reminders.set(target, { routeName, timer });
  const dueMs = state.nowMs + route.repeatIntervalMs;
  const calendar = state.rules.targets.get(target)?.calendar ?? state.rules.config.calendar;
  setTimer(state.timers, timer, route.urgency === 'NOW' ? dueMs : nextWorkingTime(calendar, dueMs));
}

/** It is time to remind a target. */
export function remind(state: AlertingState, subject: Subject, target: string): void {
  const reminder = subject.reminders.get(target);
  if (reminder === undefined) return;
  urge(state, subject, target, { kind: 'REMINDER', routeName: reminder.routeName, rung: null });
}

export function haltReminders(state: AlertingState, subject: Subject): void {
  for (const { timer } of subject.reminders.values()) dropTimer(state.timers, timer);
}

/** Reminds of everything that is open, the interval counted from now. */
export function resumeReminders(state: AlertingState, subject: Subject): void {
  for (const { told } of subject.warnings.values())
    for (const [target, routeName] of told) remindLater(state, subject, target, routeName);
}

/** A target that knows of nothing that is open is not reminded. */
export function dropRemindersThatAreOver(state: AlertingState, subject: Subject): void {
  const warnings = [...subject.warnings.values()];
  for (const [target, { timer }] of subject.reminders) {
    if (warnings.some(({ told }) => told.has(target))) continue;
    dropTimer(state.timers, timer);
    subject.reminders.delete(target);
  }
}
