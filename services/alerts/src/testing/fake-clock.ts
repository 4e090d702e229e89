import type { Clock } from '../deliver/clock.ts';

/** A clock that moves only when it is told to. */
export class FakeClock implements Clock {
  #nowMs: number;
  readonly #timers = new Map<number, { at: number; callback: () => void }>();
  #nextId = 0;

  constructor(nowMs = 0) {
    this.#nowMs = nowMs;
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const id = this.#nextId++;
    this.#timers.set(id, { at: this.#nowMs + Math.max(0, delayMs), callback });
    return () => void this.#timers.delete(id);
  }

  /** Time of the next timer; null without one. */
  nextTimerMs(): number | null {
    const times = [...this.#timers.values()].map((timer) => timer.at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Sets the clock back, as people and time servers do; timers ring when they would have. */
  setBackTo(nowMs: number): void {
    const byMs = this.#nowMs - nowMs;
    this.#nowMs = nowMs;
    for (const timer of this.#timers.values()) timer.at -= byMs;
  }

  /** Moves time and runs what came due, in order. */
  advanceTo(atMs: number): void {
    for (;;) {
      const next = [...this.#timers].sort(([, a], [, b]) => a.at - b.at)[0];
      if (next === undefined || next[1].at > atMs) break;
      this.#timers.delete(next[0]);
      this.#nowMs = Math.max(this.#nowMs, next[1].at);
      next[1].callback();
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }
}
