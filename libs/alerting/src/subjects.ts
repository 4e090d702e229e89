import { weightOf } from './facts.ts';
import type { AlertingState, Subject, Warning } from './state.ts';
import { timerOf } from './timers.ts';

/** The customer or portfolio, made if nothing is known about it. */
export function subjectOf(state: AlertingState, customerId: string): Subject {
  const known = state.subjects.get(customerId);
  if (known !== undefined) return touched(state, known);
  const subject: Subject = {
    customerId,
    warnings: new Map(),
    acknowledgement: null,
    acknowledgementTimer: timerOf({ due: 'acknowledgement', customerId }),
    assignee: null,
    ladders: new Map(),
    reminders: new Map(),
    cooling: new Map(),
    inhibited: new Set(),
    urges: new Set(),
  };
  state.subjects.set(customerId, subject);
  return touched(state, subject);
}

/** Has the subject looked at before the step goes on: something of it may be over. */
export function touched(state: AlertingState, subject: Subject): Subject {
  state.review.add(subject);
  return subject;
}

/** Who answers for it: whom the case is assigned to, or the owner that its worst open warning names. */
export const collectorOf = (subject: Subject): string | null =>
  subject.assignee ?? worstOf(subject)?.facts.owner ?? null;

/** The open warning of the worst severity, the oldest of several; null when none is open. */
export function worstOf({ warnings }: Subject): Warning | null {
  let worst: Warning | null = null;
  for (const warning of warnings.values())
    if (worst === null || weightOf(warning.facts.severity) > weightOf(worst.facts.severity)) worst = warning;
  return worst;
}

/** Forgets a subject about which nothing is open, in hand or due. */
export function forgetIfOver(state: AlertingState, subject: Subject): void {
  const { warnings, acknowledgement, assignee, cooling, inhibited, urges } = subject;
  if (acknowledgement !== null || assignee !== null) return;
  if ([warnings, cooling, inhibited, urges].some(({ size }) => size > 0)) return;
  state.subjects.delete(subject.customerId);
}
