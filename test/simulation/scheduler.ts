import type { Random } from './random.ts';

/** What runs as one process: killed and stopped as a whole. */
export class SimProcess {
  readonly name: string;
  alive = true;
  /** SIGSTOP: nothing of it runs before this virtual time. */
  stoppedUntil = 0;

  constructor(name: string) {
    this.name = name;
  }
}

/** The world is over: what still waits in it is let go. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

interface Turn {
  readonly process: SimProcess;
  readonly notBefore: number;
  readonly resume: () => void;
  readonly end: (reason: Ended) => void;
}

/**
 * Runs everything that waits one step at a time in an order drawn from the seed. What runs between two waits is one
 * step; a killed process is never resumed. Time is virtual: it moves with the steps and jumps when all are asleep.
 */
export class Scheduler {
  readonly #random: Random;
  #turns: Turn[] = [];
  /** What killed processes waited for; kept so that the end of the world lets go of their timers and memory. */
  readonly #abandoned: ((reason: Ended) => void)[] = [];
  #ended: Ended | null = null;
  #now = 0;
  #steps = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Virtual milliseconds. */
  get now(): number {
    return this.#now;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Waits for the process's turn, at the earliest in `delayMs`. Never resolves for a killed process. */
  turn(process: SimProcess, delayMs = 0): Promise<void> {
    return new Promise((resume, end) => {
      if (this.#ended !== null) end(this.#ended);
      else if (process.alive) this.#turns.push({ process, notBefore: this.#now + delayMs, resume, end });
      else this.#abandoned.push(end);
    });
  }

  /** Something that runs for as long as the world does. */
  background(work: Promise<unknown>): void {
    work.catch((thrown: unknown) => {
      if (!(thrown instanceof Ended)) throw thrown;
    });
  }

  kill(process: SimProcess): void {
    process.alive = false;
    for (const turn of this.#turns) if (turn.process === process) this.#abandoned.push(turn.end);
    this.#turns = this.#turns.filter((turn) => turn.process !== process);
  }

  /** Ends the world: nothing waits any more, nothing can wait again. */
  async end(): Promise<void> {
    this.#ended = new Ended();
    for (const end of [...this.#abandoned, ...this.#turns.map((turn) => turn.end)]) end(this.#ended);
    await settled();
  }

  /** Steps until `done`; false when it was not within `maxSteps`, or nothing is left that could run. */
  async run(done: () => boolean, maxSteps: number): Promise<boolean> {
    while (this.#steps < maxSteps) {
      await settled();
      if (done()) return true;
      if (!this.#step()) return false;
    }
    return false;
  }

  #step(): boolean {
    if (this.#turns.length === 0) return false;
    this.#steps += 1;
    this.#now += 1;
    let ready = this.#ready();
    if (ready.length === 0) {
      this.#now = Math.min(...this.#turns.map(startsAt));
      ready = this.#ready();
    }
    const index = this.#random.pick(ready);
    const [turn] = this.#turns.splice(index, 1);
    turn?.resume();
    return true;
  }

  #ready(): number[] {
    const ready: number[] = [];
    this.#turns.forEach((turn, index) => {
      if (startsAt(turn) <= this.#now) ready.push(index);
    });
    return ready;
  }
}

const startsAt = (turn: Turn): number => Math.max(turn.notBefore, turn.process.stoppedUntil);

/** After all promises that can settle by themselves have done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
