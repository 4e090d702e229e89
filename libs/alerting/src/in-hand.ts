import { recordUrge } from './hold.ts';
import type { AcknowledgedInput } from './input.ts';
import { haltLadders, resumeLadders } from './ladders.ts';
import { withdraw } from './lanes.ts';
import { haltReminders, resumeReminders } from './reminders.ts';
import type { AlertingState, Subject } from './state.ts';
import { dropTimer, setTimer } from './timers.ts';

/** Somebody has it in hand: no rung and no reminder from now on, and none of those that wait. */
export function acknowledge(state: AlertingState, subject: Subject, input: AcknowledgedInput): void {
  const { by, comment, untilMs } = input;
  subject.acknowledgement = { by, comment, atMs: state.nowMs, untilMs };
  haltLadders(state, subject);
  haltReminders(state, subject);
  dropUrges(state, subject);
  dropTimer(state.timers, subject.acknowledgementTimer);
  if (untilMs !== null) setTimer(state.timers, subject.acknowledgementTimer, untilMs);
}

/** What waited was not told: its rung is to come again. */
function dropUrges(state: AlertingState, subject: Subject): void {
  for (const urge of subject.urges) {
    recordUrge(state, urge, 'ACKNOWLEDGED');
    withdraw(state, urge);
    const { routeName, rung } = urge.urging;
    const ladder = subject.ladders.get(routeName);
    if (ladder !== undefined && rung !== null) ladder.next = Math.min(ladder.next, rung - 1);
  }
  subject.urges.clear();
}

/** Nobody has it in hand any more, by a person's act or because the time is over. */
export function endAcknowledgement(state: AlertingState, subject: Subject): void {
  if (subject.acknowledgement === null) return;
  subject.acknowledgement = null;
  dropTimer(state.timers, subject.acknowledgementTimer);
  resumeLadders(state, subject);
  resumeReminders(state, subject);
}

/** The people's side is done: nothing that was told is urged again, and the next case begins from the first rung. */
export function closeCase(state: AlertingState, subject: Subject): void {
  subject.acknowledgement = null;
  subject.assignee = null;
  dropTimer(state.timers, subject.acknowledgementTimer);
  haltLadders(state, subject);
  haltReminders(state, subject);
  for (const urge of subject.urges) withdraw(state, urge);
  subject.urges.clear();
  subject.ladders.clear();
  subject.reminders.clear();
}
