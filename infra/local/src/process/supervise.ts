import type { Part } from '../parts/part.ts';
import { StackError } from '../stack-error.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import type { ProcessId } from './identity.ts';
import { isAlive } from './identity.ts';
import { poll } from './poll.ts';
import { terminate } from './terminate.ts';

/** How often a part that dies is started again before the stack gives up. */
export interface RestartBound {
  readonly restarts: number;
  readonly withinMs: number;
}

/** Hears of a supervised part's life. */
export interface SupervisionEvents {
  /** A process runs, not yet ready. */
  spawned(part: Part, id: ProcessId): void;
  /** It died after it had been ready. */
  down(part: Part, how: string): void;
  /** It is ready again. */
  up(part: Part): void;
  /** The part could not be brought back. */
  lost(part: Part, error: Error): void;
}

const readyWithinMs = 60_000;
const stopGraceMs = 15_000;

/** Keeps one part running: starts it, starts it again when it dies, stops it. */
export class Supervised {
  readonly part: Part;
  readonly #bound: RestartBound;
  readonly #events: SupervisionEvents;
  readonly #deaths: number[] = [];
  #child: Child | undefined;
  #stopping = false;

  constructor(part: Part, bound: RestartBound, events: SupervisionEvents) {
    this.part = part;
    this.#bound = bound;
    this.#events = events;
  }

  /** Starts the part and waits until it is ready. Fails with a StackError that names its log. */
  async start(): Promise<void> {
    const child = await startChild(this.part);
    this.#child = child;
    this.#events.spawned(this.part, child.id);
    let ended: string | undefined;
    void child.exited.then((how) => {
      ended = how;
    });
    const ready = await poll(
      async () => ended !== undefined || (await this.part.ready()),
      readyWithinMs,
      100,
    );
    if (ended !== undefined) {
      throw new StackError(`${this.part.name} ${ended} while starting. Log: ${this.part.logFile}`);
    }
    if (!ready) {
      await terminate(child.id, stopGraceMs);
      throw new StackError(
        `${this.part.name} was not ready within ${readyWithinMs / 1000} s. Log: ${this.part.logFile}`,
      );
    }
    void child.exited.then((how) => this.#died(how));
  }

  /** Stops the part for good: asks first, kills after a while. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child === undefined || !isAlive(this.#child.id)) return;
    await terminate(this.#child.id, stopGraceMs);
  }

  async #died(how: string): Promise<void> {
    if (this.#stopping) return;
    const now = performance.now();
    this.#deaths.push(now);
    const recent = this.#deaths.filter((at) => now - at < this.#bound.withinMs).length;
    this.#events.down(this.part, how);
    if (recent > this.#bound.restarts) {
      const reason = `${this.part.name} died ${recent} times in ${this.#bound.withinMs / 1000} s`;
      this.#events.lost(this.part, new StackError(`${reason}. Log: ${this.part.logFile}`));
      return;
    }
    try {
      await this.start();
      if (this.#stopping) await this.stop();
      else this.#events.up(this.part);
    } catch (error) {
      if (!this.#stopping)
        this.#events.lost(this.part, error instanceof Error ? error : new Error(String(error)));
    }
  }
}
