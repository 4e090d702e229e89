/** Wall-clock time and timers: notifications are the one part of the product that lives by them. */
export interface Clock {
  /** Milliseconds since 1970-01-01. */
  now(): number;
  /** Calls back once after `delayMs`; gives a function that calls it off. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Longest delay that a Node timer takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), MAX_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
