import { weightOf } from './facts.ts';
import type { Hold } from './hold.ts';
import { release } from './lanes.ts';
import type { AlertingState, News, Subject } from './state.ts';
import { setTimer, timerOf } from './timers.ts';
import { touched } from './subjects.ts';

const keyOf = (target: string, ruleId: string | null): string => `${target} ${ruleId ?? ''}`;

/** Holds back a warning that is new to a target soon after one of the same rule that was no better. */
export function coolingHold(subject: Subject | undefined, { warning, target }: News): Hold | null {
  if (warning === null || !warning.isOpen || warning.told.has(target)) return null;
  const { ruleId, severity } = warning.facts;
  const cooling = subject?.cooling.get(keyOf(target, ruleId));
  if (cooling === undefined || weightOf(severity) > weightOf(cooling.severity)) return null;
  return { reason: 'COOL_DOWN', by: ruleId, among: cooling.held };
}

/** Notes that a warning was announced to a target, or that one that was got worse. */
export function noteAnnounced(state: AlertingState, subject: Subject, { warning, target }: News): void {
  const { coolDownMs } = state.rules.config;
  if (warning === null || coolDownMs === 0) return;
  const { ruleId, severity } = warning.facts;
  const key = keyOf(target, ruleId);
  const known = subject.cooling.get(key);
  if (known !== undefined && warning.told.has(target)) {
    known.severity = severity;
    return;
  }
  if (warning.told.has(target)) return;
  const { customerId } = subject;
  const timer = known?.timer ?? timerOf({ due: 'cooling', customerId, key });
  subject.cooling.set(key, { target, severity, held: known?.held ?? new Set(), timer });
  setTimer(state.timers, timer, state.nowMs + coolDownMs);
}

/** The time is over: what is still open is announced. */
export function endCooling(state: AlertingState, subject: Subject, key: string): void {
  const cooling = subject.cooling.get(key);
  subject.cooling.delete(key);
  if (cooling !== undefined) release(state, cooling.held);
  touched(state, subject);
}
