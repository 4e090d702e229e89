import { partNames } from './options.ts';
import type { PartName } from './options.ts';
import type { Part } from './parts/part.ts';
import type { ProcessId } from './process/identity.ts';
import { startLeash } from './process/leash.ts';
import { self } from './process/lock.ts';
import { Supervised } from './process/supervise.ts';
import type { SupervisionEvents } from './process/supervise.ts';
import type { Reporter } from './reporter.ts';
import { StackError } from './stack-error.ts';
import { removeState, writeState } from './state.ts';
import type { StackState } from './state.ts';

const restartBound = { restarts: 5, withinMs: 60_000 };

/** The parts of one stack together: what runs, what `stack.json` says about it, and one end for all. */
export class PartGroup {
  /** Resolves when all are down: undefined after a wanted stop, the reason when one could not be kept up. */
  readonly ended: Promise<Error | undefined>;
  firstFailure: unknown;
  readonly #stateFile: string;
  readonly #about: Omit<StackState, 'pids' | 'supervisor'>;
  readonly #reporter: Reporter;
  readonly #leash = startLeash();
  readonly #supervised: Partial<Record<PartName, Supervised>> = {};
  readonly #pids: Partial<Record<PartName, ProcessId>> = {};
  #stopped: Promise<void> | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #end: (reason: Error | undefined) => void = () => undefined;

  constructor(stateFile: string, about: Omit<StackState, 'pids' | 'supervisor'>, reporter: Reporter) {
    this.#stateFile = stateFile;
    this.#about = about;
    this.#reporter = reporter;
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** Prepares and starts one part. When it fails, all are stopped. */
  async start(name: PartName, prepare: () => Promise<Part>): Promise<void> {
    const from = performance.now();
    this.#reporter.line(`${name} starting`);
    try {
      const part = await prepare();
      if (this.#stopped) throw new StackError('Interrupted.');
      const supervised = new Supervised(part, restartBound, this.#events);
      this.#supervised[name] = supervised;
      await supervised.start();
    } catch (error) {
      this.firstFailure ??= error;
      void this.stop();
      throw error;
    }
    this.#reporter.line(`${name} ready in ${((performance.now() - from) / 1000).toFixed(1)} s`);
  }

  /** Writes where the parts are and who runs them. */
  async publish(): Promise<StackState> {
    const state = { ...this.#about, supervisor: self(), pids: { ...this.#pids } };
    this.#writing = this.#writing.then(() =>
      this.#stopped ? undefined : writeState(this.#stateFile, state),
    );
    await this.#writing;
    return state;
  }

  /** Stops what runs, in order, and forgets it. */
  stop(reason?: Error): Promise<void> {
    this.#stopped ??= this.#stopAll(reason);
    return this.#stopped;
  }

  async #stopAll(reason: Error | undefined): Promise<void> {
    for (const name of partNames) await this.#supervised[name]?.stop();
    this.#leash.release();
    await this.#writing;
    await removeState(this.#stateFile);
    this.#end(reason);
  }

  readonly #events: SupervisionEvents = {
    spawned: (part, id) => {
      this.#pids[part.name] = id;
      this.#leash.hold(Object.values(this.#pids).map(({ pid }) => pid));
    },
    down: (part, how) => this.#reporter.line(`${part.name} ${how}; starting it again`),
    up: (part) => {
      this.#reporter.line(`${part.name} is back`);
      this.publish().catch((error: unknown) =>
        this.stop(error instanceof Error ? error : new Error(String(error))),
      );
    },
    lost: (_part, error) => void this.stop(error),
  };
}
