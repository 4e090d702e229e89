import { addWorkingMs } from '@foreshock/calendar';
import { enqueue } from './lanes.ts';
import { targetsOf } from './rules.ts';
import { NOWHERE, type AlertingState, type Subject, type Urge } from './state.ts';
import { collectorOf, touched } from './subjects.ts';
import { dropTimer, isSet, setTimer, timerOf } from './timers.ts';

/** Has the next rung of a route come when its time is over, unless somebody has the case in hand. */
export function armLadder(state: AlertingState, subject: Subject, routeName: string): void {
  const route = state.rules.routes.get(routeName);
  if (route === undefined || route.escalation.length === 0 || subject.acknowledgement !== null) return;
  const { customerId } = subject;
  const timer = timerOf({ due: 'rung', customerId, routeName } as const);
  const ladder = subject.ladders.get(routeName) ?? { routeName, startedMs: state.nowMs, next: 0, timer };
  subject.ladders.set(routeName, ladder);
  const step = route.escalation[ladder.next];
  if (step === undefined || isSet(ladder.timer)) return;
  const calendar = route.calendar ?? state.rules.config.calendar;
  setTimer(state.timers, ladder.timer, addWorkingMs(calendar, ladder.startedMs, step.afterMs));
}

/** Nobody acknowledged in time: the next ones are told. Each rung comes once in an episode. */
export function climb(state: AlertingState, subject: Subject, routeName: string): void {
  const ladder = subject.ladders.get(routeName);
  const step = state.rules.routes.get(routeName)?.escalation[ladder?.next ?? 0];
  if (ladder === undefined || step === undefined) return;
  ladder.next += 1;
  for (const target of targetsOf(state.rules, step.to, collectorOf(subject)))
    urge(state, subject, target, { kind: 'ESCALATION', routeName, rung: ladder.next });
  armLadder(state, subject, routeName);
}

/** Has a target told once more what is open. */
export function urge(state: AlertingState, subject: Subject, target: string, urging: Urge['urging']): void {
  const entry: Urge = { urging, target, customerId: subject.customerId, at: NOWHERE };
  subject.urges.add(entry);
  enqueue(state, entry, 0);
}

/** No rung comes by itself any more; those that have come stay so. */
export function haltLadders(state: AlertingState, subject: Subject): void {
  for (const { timer } of subject.ladders.values()) dropTimer(state.timers, timer);
}

/** The rungs that are left, their time counted from now. */
export function resumeLadders(state: AlertingState, subject: Subject): void {
  haltLadders(state, subject);
  for (const ladder of subject.ladders.values()) ladder.startedMs = state.nowMs;
  for (const { told } of subject.warnings.values())
    for (const routeName of told.values()) armLadder(state, subject, routeName);
  touched(state, subject);
}

/** The episode of a route is over when nothing that was told by it is open. */
export function dropLaddersThatAreOver(state: AlertingState, subject: Subject): void {
  const live = new Set([...subject.warnings.values()].flatMap(({ told }) => [...told.values()]));
  for (const [routeName, { timer }] of subject.ladders) {
    if (live.has(routeName)) continue;
    dropTimer(state.timers, timer);
    subject.ladders.delete(routeName);
  }
}
