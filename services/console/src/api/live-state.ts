import type { LiveEvent } from './events.ts';

export type LiveState = 'connecting' | 'live' | 'away';

const KEPT = 100;
const listeners = new Set<() => void>();
let state: LiveState = 'connecting';
let events: readonly LiveEvent[] = [];

export const liveState = (): LiveState => state;

/** The newest decisions since this page was opened, the newest first. */
export const liveEvents = (): readonly LiveEvent[] => events;

/** Hears of every change until the returned function is called. */
export function onLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function setLiveState(next: LiveState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function addLiveEvent(event: LiveEvent): void {
  events = [event, ...events].slice(0, KEPT);
  for (const listener of listeners) listener();
}
