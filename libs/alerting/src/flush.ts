import { nextWorkingTime } from '@foreshock/calendar';
import { weightOf } from './facts.ts';
import { isHeldBack } from './hold-back.ts';
import { closeIfOver, gather, outboxOf } from './lanes.ts';
import { noticesOf } from './notices.ts';
import type { Target } from './rules.ts';
import { tell } from './tell.ts';
import type { AlertingState, Entry, Lane, Outbox } from './state.ts';
import { setTimer } from './timers.ts';

/** The cap counts messages in any stretch of this length. */
/**
 * How long a message counts against a cap of so many a minute. Messages are counted when they are decided and arrive a
 * moment later, some sooner than others: the margin holds the cap at the receiver.
 */
const CAP_WINDOW_MS = 65_000;

/** A lane is due: what may be told now is told, as far as the target's cap goes; the rest gathers for a digest. */
export function flush(state: AlertingState, lane: Lane): void {
  if (lane.entries.size === 0) return closeIfOver(state, lane);
  const target = state.rules.targets.get(lane.target);
  if (target === undefined) throw new RangeError(`there is no target "${lane.target}"`);
  const opensMs = opensAt(target, lane, state.nowMs);
  if (opensMs > state.nowMs) return setTimer(state.timers, lane.timer, opensMs);
  const entries = [...lane.entries].filter((entry) => !isHeldBack(state, entry));
  if (entries.length > 0) send(state, target, lane, lane.kind === 'GROUP' ? entries : worstFirst(entries));
}

/** When a lane may be told something: in working hours if it waits for them, and never when the target is quiet. */
function opensAt({ calendar, awake }: Target, { isPatient }: Lane, nowMs: number): number {
  const workingMs = isPatient ? nextWorkingTime(calendar, nowMs) : nowMs;
  return awake === null ? workingMs : nextWorkingTime(awake, workingMs);
}

const severityOf = (entry: Entry): number =>
  entry.urging === null ? weightOf((entry.warning?.facts ?? entry.facts).severity) : 0;

const worstFirst = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => severityOf(b) - severityOf(a));

/** What gathers because of the cap goes first: a group that becomes due meanwhile joins it. */
function send(state: AlertingState, target: Target, lane: Lane, entries: readonly Entry[]): void {
  const outbox = outboxOf(state, lane.target);
  const storm = outbox.lanes.get('STORM');
  const isCrowded = storm !== undefined && storm !== lane && storm.entries.size > 0;
  let left = entries;
  lane.lastMs = state.nowMs;
  while (!isCrowded && left.length > 0 && hasRoom(outbox, target, state.nowMs)) {
    const size = sizeOfNext(state, left, target.digestMost);
    if (target.perMinute !== Number.POSITIVE_INFINITY) outbox.sentMs.push(state.nowMs);
    tell(state, target, lane, left.slice(0, size));
    left = left.slice(size);
  }
  if (left.length === 0) return;
  const roomMs = roomAt(outbox, target, state.nowMs);
  if (lane === storm) setTimer(state.timers, lane.timer, roomMs);
  else gather(state, outbox, left, roomMs);
}

/** How many entries fit into one message: at least one, and no more notices than the target takes at once. */
function sizeOfNext(state: AlertingState, entries: readonly Entry[], most: number): number {
  let notices = 0;
  const beyond = entries.findIndex((entry, index) => {
    notices += noticesOf(state, entry).length;
    return index > 0 && notices > most;
  });
  return beyond === -1 ? entries.length : beyond;
}

function hasRoom({ sentMs }: Outbox, { perMinute }: Target, nowMs: number): boolean {
  while (sentMs[0] !== undefined && sentMs[0] <= nowMs - CAP_WINDOW_MS) sentMs.shift();
  return sentMs.length < perMinute;
}

function roomAt({ sentMs }: Outbox, { perMinute }: Target, nowMs: number): number {
  const oldest = sentMs[sentMs.length - perMinute];
  return oldest === undefined ? nowMs : oldest + CAP_WINDOW_MS;
}
