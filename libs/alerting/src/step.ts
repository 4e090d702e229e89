import { endCooling } from './cooling.ts';
import { flush } from './flush.ts';
import { acknowledge, closeCase, endAcknowledgement } from './in-hand.ts';
import { inhibitorOf } from './inhibition.ts';
import type { AlertingInput } from './input.ts';
import { climb } from './ladders.ts';
import { enqueue, withdraw } from './lanes.ts';
import { changeRating, overdue } from './once.ts';
import type { Outcome } from './output.ts';
import { configure } from './reconfigure.ts';
import { remind } from './reminders.ts';
import { endSilence, setSilence } from './silences.ts';
import type { AlertingState, Due, Subject } from './state.ts';
import { forgetIfOver, subjectOf } from './subjects.ts';
import { takeDue } from './timers.ts';
import { clear, escalate, raise } from './warnings.ts';

/**
 * Reads one input and changes the state accordingly: first what was due by its time, then the input, then what is due by
 * it. Total: it throws on a defect only. The outcome is a function of the inputs so far and the first configuration.
 */
export function step(state: AlertingState, input: AlertingInput): Outcome {
  state.nowMs = Math.max(state.nowMs, input.atMs);
  if (input.position !== state.position) state.ordinal = 0;
  state.position = input.position;
  state.messages = [];
  state.held = [];
  doWhatIsDue(state);
  take(state, input);
  doWhatIsDue(state);
  return { messages: state.messages, held: state.held };
}

function take(state: AlertingState, input: AlertingInput): void {
  switch (input.type) {
    case 'warning-raised':
      return raise(state, input);
    case 'warning-escalated':
      return escalate(state, input);
    case 'warning-cleared':
      return clear(state, input);
    case 'rating-changed':
      return changeRating(state, input);
    case 'silence-set':
      return setSilence(state, input.silence);
    case 'silence-ended':
      return endSilence(state, input.silenceId);
    case 'acknowledged':
      return acknowledge(state, subjectOf(state, input.customerId), input);
    case 'acknowledgement-ended':
      return endAcknowledgement(state, subjectOf(state, input.customerId));
    case 'assigned':
      subjectOf(state, input.customerId).assignee = input.assignee;
      return;
    case 'case-closed':
      return closeCase(state, subjectOf(state, input.customerId));
    case 'case-overdue':
      return overdue(state, input);
    case 'configured':
      return configure(state, input.config);
    case 'time-passed':
      return;
  }
}

function doWhatIsDue(state: AlertingState): void {
  for (;;) {
    settle(state);
    const timer = takeDue(state.timers, state.nowMs);
    if (timer === null) return;
    fire(state, timer.what);
  }
}

function fire(state: AlertingState, due: Due): void {
  switch (due.due) {
    case 'lane':
      return flush(state, due.lane);
    case 'silence':
      return endSilence(state, due.silenceId);
    case 'acknowledgement':
      return endAcknowledgement(state, subjectOf(state, due.customerId));
    case 'rung':
      return climb(state, subjectOf(state, due.customerId), due.routeName);
    case 'reminder':
      return remind(state, subjectOf(state, due.customerId), due.target);
    case 'cooling':
      return endCooling(state, subjectOf(state, due.customerId), due.key);
  }
}

/** Lets out what no worse warning keeps back any more, and forgets what is over. */
function settle(state: AlertingState): void {
  for (const subject of state.review) {
    state.review.delete(subject);
    letOut(state, subject);
    forgetIfOver(state, subject);
  }
}

function letOut(state: AlertingState, subject: Subject): void {
  for (const entry of subject.inhibited) {
    if (entry.urging !== null || inhibitorOf(state.rules, subject, entry) !== null) continue;
    withdraw(state, entry);
    enqueue(state, entry, 0);
  }
}
