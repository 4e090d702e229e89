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
  dropTimer(state.timers, active.timer);
  return active;
}

/** The silence that holds these facts back now; null when none does. */
export function silenceOf({ silences, nowMs }: AlertingState, facts: Facts): ActiveSilence | null {
  for (const active of silences.values())
    if (active.silence.startsAtMs <= nowMs && matches(active.silence.match, facts)) return active;
  return null;
}
