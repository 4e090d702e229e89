import { silenceProblems } from './check.ts';
import type { Facts } from './facts.ts';
import type { Silence } from './input.ts';
import { release } from './lanes.ts';
import { matches } from './match.ts';
import type { ActiveSilence, AlertingState } from './state.ts';
import { dropTimer, setTimer, timerOf } from './timers.ts';

/** Sets a silence, or sets it anew. One that is wrong or over already ends what had its id, and nothing more. */
export function setSilence(state: AlertingState, silence: Silence): void {
  const { silenceId, endsAtMs } = silence;
  const before = take(state, silenceId);
  if (silenceProblems(silence).length === 0 && endsAtMs > state.nowMs) {
    const active: ActiveSilence = { silence, held: new Set(), timer: timerOf({ due: 'silence', silenceId }) };
    state.silences.set(silenceId, active);
    for (const customerId of customersOf(silence)) {
      const others = state.silencesOf.get(customerId) ?? new Set();
      state.silencesOf.set(customerId, others.add(active));
    }
    setTimer(state.timers, active.timer, endsAtMs);
  }
  if (before !== null) release(state, before.held);
}

/** Ends a silence: what it holds comes out, unless something else holds it back. */
export function endSilence(state: AlertingState, silenceId: string): void {
  const ended = take(state, silenceId);
  if (ended !== null) release(state, ended.held);
}

function take(state: AlertingState, silenceId: string): ActiveSilence | null {
  const active = state.silences.get(silenceId);
  if (active === undefined) return null;
  state.silences.delete(silenceId);
  for (const customerId of customersOf(active.silence)) {
    const others = state.silencesOf.get(customerId);
    others?.delete(active);
    if (others?.size === 0) state.silencesOf.delete(customerId);
  }
  dropTimer(state.timers, active.timer);
  return active;
}

/** Whom a silence names: planned one by one for many customers, each costs its own only. */
const customersOf = ({ match }: Silence): ReadonlySet<string> => new Set(match.customerId ?? [EVERYBODY]);

const EVERYBODY = '';

/** The silence that holds these facts back now; null when none does. One that names the customer goes first. */
export function silenceOf({ silencesOf, nowMs }: AlertingState, facts: Facts): ActiveSilence | null {
  for (const name of [facts.customerId, EVERYBODY])
    for (const active of silencesOf.get(name) ?? [])
      if (active.silence.startsAtMs <= nowMs && matches(active.silence.match, facts)) return active;
  return null;
}
