import type { DeliveryUpdated } from '@foreshock/contracts';
import type { SendOutcome } from '../channels/channel.ts';
import type { Send } from '../channels/send.ts';
import { afterAttempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { DeliveryBook } from './delivery-book.ts';

export interface DelivererOptions {
  readonly send: Send;
  /** Publishes a delivery's new state; a rejection is fatal. */
  readonly write: (delivery: DeliveryUpdated) => Promise<void>;
  readonly clock: Clock;
  /** Number in [0, 1) for the jitter. */
  readonly chance: () => number;
  /** Tries under way at once, over all partitions. */
  readonly maxConcurrent: number;
  readonly onAttempt?: (delivery: DeliveryUpdated, outcome: SendOutcome, durationMs: number) => void;
  readonly onFatal: (error: unknown) => void;
}

/**
 * Tries what is due, over the books of all partitions that this process owns.
 *
 * One loop owns the state: it is woken by new records, by a timer for the next due try, and by the end of a try.
 * A new state is first published, then taken into the book, so a crash in between repeats the try with the same id.
 */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #books = new Map<number, DeliveryBook>();
  readonly #underWay = new Set<Promise<void>>();
  #cancelTimer: () => void = () => undefined;

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  /** Deliveries not over yet, of all owned partitions. */
  get waitingCount(): number {
    return [...this.#books.values()].reduce((sum, book) => sum + book.waitingCount, 0);
  }

  /** Takes over a partition. */
  own(partition: number, book: DeliveryBook): void {
    this.#books.set(partition, book);
    this.wake();
  }

  /** Gives a partition up: no new try begins; those under way run to their end. */
  disown(partition: number): void {
    this.#books.delete(partition);
    this.wake();
  }

  /** Starts what is due and sets the timer for the rest. */
  wake(): void {
    this.#cancelTimer();
    const now = this.#options.clock.now();
    for (const book of this.#books.values()) {
      const free = this.#options.maxConcurrent - this.#underWay.size;
      for (const delivery of book.begin(now, free)) this.#track(this.#attempt(book, delivery));
    }
    this.#setTimer(now);
  }

  /** Waits for the tries under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #setTimer(now: number): void {
    const full = this.#underWay.size >= this.#options.maxConcurrent;
    const due = [...this.#books.values()].map((book) => book.nextDueMs()).filter((at) => at !== null);
    if (full || due.length === 0) {
      this.#cancelTimer = () => undefined;
      return;
    }
    this.#cancelTimer = this.#options.clock.after(Math.min(...due) - now, () => this.wake());
  }

  async #attempt(book: DeliveryBook, delivery: DeliveryUpdated): Promise<void> {
    const { send, write, clock, chance, onAttempt } = this.#options;
    const startedAt = clock.now();
    const outcome = await send(delivery);
    onAttempt?.(delivery, outcome, clock.now() - startedAt);
    const next = afterAttempt(delivery, outcome, clock.now(), chance());
    await write(next);
    book.end(next);
  }

  #track(attempt: Promise<void>): void {
    const tracked = attempt
      .catch((error: unknown) => this.#options.onFatal(error))
      .finally(() => {
        this.#underWay.delete(tracked);
        this.wake();
      });
    this.#underWay.add(tracked);
  }
}
