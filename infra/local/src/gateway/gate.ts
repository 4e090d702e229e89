import { ClickHouseError } from './errors.ts';

interface Waiter {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

/** Lets `width` callers in at a time; up to `queue` more wait, at most `waitMs` each. Others are refused at once. */
export class Gate {
  readonly #queue: number;
  readonly #waitMs: number;
  readonly #waiting = new Set<Waiter>();
  #free: number;

  constructor(width: number, queue: number, waitMs: number) {
    this.#free = width;
    this.#queue = queue;
    this.#waitMs = waitMs;
  }

  /** Runs `work` when there is room. Fails with TOO_MANY_SIMULTANEOUS_QUERIES when there is none in time. */
  async through<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    if (this.#waiting.size >= this.#queue)
      return Promise.reject(busy(`${this.#queue} requests wait already`));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        reject(busy(`no room within ${this.#waitMs} ms`));
      }, this.#waitMs);
      const waiter = { enter: resolve, timer };
      this.#waiting.add(waiter);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      return;
    }
    this.#waiting.delete(next);
    clearTimeout(next.timer);
    next.enter();
  }
}

function busy(reason: string): ClickHouseError {
  return new ClickHouseError(
    202,
    'TOO_MANY_SIMULTANEOUS_QUERIES',
    `Too many simultaneous queries: ${reason}`,
  );
}
