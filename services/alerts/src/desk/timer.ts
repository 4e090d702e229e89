import type { Clock } from '../deliver/clock.ts';

export interface TimerOptions {
  readonly clock: Clock;
  /** Puts a TimePassed on the alerts' log; resolves once it is there. A rejection is fatal. */
  readonly write: (atMs: number, dueAtMs: number) => Promise<void>;
  readonly onFatal: (error: unknown) => void;
}

/**
 * Says on the log that a moment has come, and only when somebody waits for it.
 *
 * What is waited for is a function of the log, so it is the same after a restart: at worst the moment is told twice, and
 * the second time there is nothing left to do. One telling is under way at most: the next waits until the desk has read
 * the last. A clock that is behind, or was set back, tells nothing.
 */
export class DeskTimer {
  readonly #options: TimerOptions;
  #dueMs: number | null = null;
  /** Whether a telling is on its way to the desk. */
  #isTold = false;
  #cancel: () => void = () => undefined;

  constructor(options: TimerOptions) {
    this.#options = options;
  }

  /** The desk has read up to here, and waits for this moment; null: for none. */
  waitFor(dueMs: number | null): void {
    this.#dueMs = dueMs;
    this.#set();
  }

  /** The desk has read a telling: the next may be written. */
  heard(): void {
    this.#isTold = false;
    this.#set();
  }

  /** The desk is somebody else's now: nothing more is told. */
  stop(): void {
    this.#dueMs = null;
    this.#isTold = false;
    this.#cancel();
  }

  #set(): void {
    this.#cancel();
    this.#cancel = () => undefined;
    if (this.#dueMs === null || this.#isTold) return;
    this.#cancel = this.#options.clock.after(this.#dueMs - this.#options.clock.now(), () => this.#tell());
  }

  #tell(): void {
    const nowMs = this.#options.clock.now();
    const dueMs = this.#dueMs;
    if (dueMs === null) return;
    // A long timer rings early, and a clock that was set back is behind: wait for the rest.
    if (nowMs < dueMs) return this.#set();
    this.#isTold = true;
    this.#options.write(nowMs, dueMs).catch((error: unknown) => this.#options.onFatal(error));
  }
}
