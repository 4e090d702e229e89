import type { Random } from './random.ts';
import type { Scheduler, SimProcess } from './scheduler.ts';

/** Where something can break: before or after each step that a process takes towards the outside, or with a record. */
export const windows = [
  'before-join',
  'before-fetch',
  'before-prepare',
  'before-process',
  'after-process',
  'before-init',
  'after-init',
  'during-restore',
  'before-send',
  'during-send',
  'before-offsets',
  'after-offsets',
  'before-commit',
  'after-commit',
  'after-acknowledge',
  'during-snapshot',
  'before-store-position',
  'before-store',
  'after-store',
] as const;
export type Window = (typeof windows)[number];

/** kill -9, SIGSTOP past the session time-out, or a request without an answer. */
export type Fault = 'kill' | 'stop' | 'fail';

/** A request was lost, or its answer: what came of it is not known. */
export class BrokerAway extends Error {
  override readonly name = 'BrokerAway';
}

/** The process was killed at a place that cannot wait; only the harness's own frames see this. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Members that say nothing for this long are put out of their group. */
export const SESSION_MS = 60;

const USUAL_CHANCE = 0.02;
/** Windows that are passed far more often than others, or far less. */
const chances: Partial<Record<Window, number>> = {
  'before-process': 0.006,
  'after-process': 0.006,
  'after-acknowledge': 0.006,
  'during-send': 0.06,
  'before-init': 0.03,
  'after-init': 0.03,
};

/** Draws what breaks and where, and counts what really happened. After its budget everything is calm. */
export class Faults {
  readonly counts = new Map<string, number>();
  readonly #random: Random;
  readonly #scheduler: Scheduler;
  readonly #onKill: (process: SimProcess) => void;
  readonly #focus: Window;
  #budget: number;

  constructor(random: Random, scheduler: Scheduler, budget: number, onSilent: (process: SimProcess) => void) {
    this.#random = random;
    this.#scheduler = scheduler;
    this.#budget = budget;
    this.#onKill = onSilent;
    this.#focus = random.pick(windows);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** A chance that something else is disturbed, within the same budget. */
  strikes(what: string, probability: number): boolean {
    if (this.#budget <= 0 || !this.#random.chance(probability)) return false;
    this.#budget -= 1;
    this.count(what);
    return true;
  }

  /** One step to the outside: waits for its turn, and may break there. @throws BrokerAway */
  async at(
    process: SimProcess,
    window: Window,
    can: readonly Fault[] = ['kill', 'stop', 'fail'],
  ): Promise<void> {
    await this.#scheduler.turn(process);
    const fault = this.#draw(window, can);
    if (fault === 'kill') {
      this.kill(process);
      return this.#scheduler.turn(process);
    }
    if (fault === 'stop') {
      process.stoppedUntil = this.#scheduler.now + this.#random.int(2, 5 * SESSION_MS);
      this.#onKill(process);
      await this.#scheduler.turn(process);
    }
    if (fault === 'fail') throw new BrokerAway(`no answer ${window}`);
  }

  /** The same at a place that cannot wait. @throws Killed */
  atOnce(process: SimProcess, window: Window): void {
    if (this.#draw(window, ['kill']) === null) return;
    this.kill(process);
    throw new Killed(window);
  }

  kill(process: SimProcess): void {
    this.#scheduler.kill(process);
    this.#onKill(process);
  }

  #draw(window: Window, can: readonly Fault[]): Fault | null {
    if (this.#budget <= 0) return null;
    const chance = chances[window] ?? USUAL_CHANCE;
    if (!this.#random.chance(window === this.#focus ? 0.25 : chance)) return null;
    const fault = this.#random.pick(can);
    this.#budget -= 1;
    this.count(`${fault} ${window}`);
    return fault;
  }
}
