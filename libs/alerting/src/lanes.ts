import { nextTimeOfDay, nextWorkingTime } from '@foreshock/calendar';
import type { Target } from './rules.ts';
import { NOWHERE, type AlertingState, type Entry, type Lane, type News, type Outbox } from './state.ts';
import { dropTimer, isSet, setTimer, timerOf } from './timers.ts';

const EIGHT_O_CLOCK = 480;

/** What a lane is to be, and when its next message may go. */
interface Stop {
  readonly key: string;
  readonly kind: Lane['kind'];
  readonly isPatient: boolean;
  readonly dueMs: number;
}

export function outboxOf(state: AlertingState, target: string): Outbox {
  const known = state.outboxes.get(target);
  if (known !== undefined) return known;
  const outbox: Outbox = { target, lanes: new Map(), sentMs: [] };
  state.outboxes.set(target, outbox);
  return outbox;
}

/** Puts an entry that is nowhere, or waits, into the lane that is right for it; one that waits only moves to an earlier one. */
export function enqueue(state: AlertingState, entry: Entry, waitMs: number): void {
  const target = state.rules.targets.get(entry.target);
  if (target === undefined) throw new RangeError(`there is no target "${entry.target}"`);
  const outbox = outboxOf(state, entry.target);
  const stop =
    entry.urging === null ? newsStop(state, outbox, target, entry, waitMs) : urgeStop(state, entry);
  if (entry.at.is === 'waiting') {
    if (entry.at.lane.timer.dueMs <= stop.dueMs) return;
    leaveLane(state, entry, entry.at.lane);
  }
  enter(state, outbox, entry, stop);
}

function enter(state: AlertingState, outbox: Outbox, entry: Entry, stop: Stop): void {
  const lane = laneOf(outbox, stop);
  if (entry.urging === null) lane.intervalMs = entry.route.groupIntervalMs;
  const isLater = lane.entries.size > 0 && isSet(lane.timer) && lane.timer.dueMs <= stop.dueMs;
  lane.entries.add(entry);
  entry.at = { is: 'waiting', lane };
  if (!isLater) setTimer(state.timers, lane.timer, stop.dueMs);
}

function laneOf({ target, lanes }: Outbox, { key, kind, isPatient }: Stop): Lane {
  const known = lanes.get(key);
  if (known !== undefined) return known;
  const what = { due: 'lane' } as { due: 'lane'; lane: Lane };
  const lane: Lane = {
    key,
    target,
    kind,
    isPatient,
    entries: new Set(),
    lastMs: null,
    intervalMs: 0,
    timer: timerOf(what),
  };
  what.lane = lane;
  lanes.set(key, lane);
  return lane;
}

function newsStop(state: AlertingState, outbox: Outbox, target: Target, news: News, waitMs: number): Stop {
  const { urgency, digestAtMinute = EIGHT_O_CLOCK } = news.route;
  if (urgency === 'DIGEST') {
    const dueMs = nextTimeOfDay(target.calendar, digestAtMinute, state.nowMs);
    return { key: `DAILY ${digestAtMinute}`, kind: 'DAILY', isPatient: false, dueMs };
  }
  const isPatient = urgency === 'WORKING_HOURS';
  const key = `${urgency} ${news.customerId}`;
  const lane = outbox.lanes.get(key);
  const soonMs =
    lane === undefined || lane.lastMs === null
      ? state.nowMs + waitMs
      : Math.max(state.nowMs, lane.lastMs + lane.intervalMs);
  const dueMs = isPatient ? nextWorkingTime(target.calendar, soonMs) : soonMs;
  return { key, kind: 'GROUP', isPatient, dueMs };
}

function urgeStop(state: AlertingState, { urging, customerId }: Entry & { urging: object }): Stop {
  const { kind, routeName, rung } = urging as { kind: string; routeName: string; rung: number | null };
  const isPatient = kind === 'REMINDER' && state.rules.routes.get(routeName)?.urgency !== 'NOW';
  return {
    key: `${kind} ${rung ?? 0} ${routeName} ${customerId}`,
    kind: 'URGE',
    isPatient,
    dueMs: state.nowMs,
  };
}

/** Puts entries where what is beyond the cap gathers; `dueMs` is when the cap lets the next message through. */
export function gather(state: AlertingState, outbox: Outbox, entries: Iterable<Entry>, dueMs: number): void {
  for (const entry of entries) {
    if (entry.at.is === 'waiting') leaveLane(state, entry, entry.at.lane);
    enter(state, outbox, entry, { key: 'STORM', kind: 'STORM', isPatient: false, dueMs });
  }
}

/** Takes an entry from wherever it waits or is held. */
export function withdraw(state: AlertingState, entry: Entry): void {
  if (entry.at.is === 'waiting') leaveLane(state, entry, entry.at.lane);
  if (entry.at.is === 'held') entry.at.among.delete(entry);
  entry.at = NOWHERE;
}

function leaveLane(state: AlertingState, entry: Entry, lane: Lane): void {
  lane.entries.delete(entry);
  entry.at = NOWHERE;
  if (lane.entries.size === 0) closeIfOver(state, lane);
}

/** Closes an empty lane, at once or when its interval is over: until then the next message of the group has to wait. */
export function closeIfOver(state: AlertingState, lane: Lane): void {
  const untilMs = lane.kind === 'GROUP' && lane.lastMs !== null ? lane.lastMs + lane.intervalMs : state.nowMs;
  if (untilMs > state.nowMs) {
    setTimer(state.timers, lane.timer, untilMs);
    return;
  }
  dropTimer(state.timers, lane.timer);
  state.outboxes.get(lane.target)?.lanes.delete(lane.key);
}

/** Lets out what was held back; each is held back again where there is another reason. */
export function release(state: AlertingState, held: Set<Entry>): void {
  for (const entry of [...held]) {
    withdraw(state, entry);
    enqueue(state, entry, 0);
  }
}
