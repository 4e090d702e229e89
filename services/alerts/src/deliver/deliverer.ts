import type { DeliveryUpdated } from '@foreshock/contracts';
import type { SendOutcome } from '../channels/channel.ts';
import type { Send } from '../channels/send.ts';
import { afterAttempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { DeliveryBook } from './delivery-book.ts';
import type { TargetStates } from './target-states.ts';

export interface DelivererOptions {
  readonly send: Send;
  /** Publishes a delivery's new state; a rejection is fatal. */
  readonly write: (delivery: DeliveryUpdated) => Promise<void>;
  /** Which targets are sent to. */
  readonly targets: TargetStates;
  /** Publishes that a receiver wants no more; resolves once it is on the topic. A rejection is fatal. */
  readonly closeTarget: (delivery: DeliveryUpdated, error: string) => Promise<void>;
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
  readonly #underWay = new Map<string, Promise<void>>();
  #cancelTimer: () => void = () => undefined;

  constructor(options: DelivererOptions) {
    this.#options = options;
    options.targets.onEnabled((target) => this.#unpark(target));
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

  /** Gives a partition up if it still goes by this book: no new try begins; those under way run to their end. */
  disown(partition: number, book: DeliveryBook): void {
    if (this.#books.get(partition) === book) this.#books.delete(partition);
    this.wake();
  }

  /** Starts what is due and sets the timer for the rest. */
  wake(): void {
    this.#cancelTimer();
    const { clock, targets } = this.#options;
    const now = clock.now();
    const isOpen = (target: string): boolean => targets.isOpen(target);
    for (const [partition, book] of this.#books) {
      for (const delivery of book.takeDue(now, this.#free, isOpen)) this.#begin(partition, delivery);
    }
    this.#setTimer(now);
  }

  /** Waits for the tries under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  #unpark(target: string): void {
    for (const book of this.#books.values()) book.unpark(target);
    this.wake();
  }

  get #free(): number {
    return this.#options.maxConcurrent - this.#underWay.size;
  }

  #setTimer(now: number): void {
    const due = [...this.#books.values()].map((book) => book.nextDueMs).filter((at) => at !== null);
    this.#cancelTimer = () => undefined;
    // without a free place the end of a try wakes the loop
    if (this.#free <= 0 || due.length === 0) return;
    this.#cancelTimer = this.#options.clock.after(Math.min(...due) - now, () => this.wake());
  }

  #begin(partition: number, delivery: DeliveryUpdated): void {
    // a partition that went and came back meets its own try: that try's end brings the next state
    if (this.#underWay.has(delivery.deliveryId)) return;
    const attempt = this.#attempt(partition, delivery)
      .catch((error: unknown) => this.#options.onFatal(error))
      .finally(() => {
        this.#underWay.delete(delivery.deliveryId);
        this.wake();
      });
    this.#underWay.set(delivery.deliveryId, attempt);
  }

  async #attempt(partition: number, delivery: DeliveryUpdated): Promise<void> {
    const { send, write, closeTarget, clock, chance, onAttempt } = this.#options;
    const startedAt = clock.now();
    const outcome = await send(delivery);
    onAttempt?.(delivery, outcome, clock.now() - startedAt);
    // First the target, then the delivery: a crash in between leaves a try to be repeated, and nothing forgotten.
    if (outcome.kind === 'closed') await closeTarget(delivery, outcome.error);
    const next = afterAttempt(delivery, outcome, clock.now(), chance());
    await write(next);
    this.#books.get(partition)?.apply(next);
  }
}
