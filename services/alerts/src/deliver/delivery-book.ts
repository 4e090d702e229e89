import type { DeliveryUpdated } from '@foreshock/contracts';
import { DueQueue } from './due-queue.ts';

/** How many finished deliveries are remembered, to recognise a late duplicate of their beginning. */
const FINISHED_KEPT = 50_000;

/**
 * The deliveries of one partition: which wait for a try and which are over.
 *
 * A fold over the topic's records, so reading the topic from its beginning rebuilds it after a restart.
 */
export class DeliveryBook {
  readonly #waiting = new Map<string, DeliveryUpdated>();
  readonly #due = new DueQueue();
  readonly #finished = new Map<string, DeliveryUpdated>();
  /** What is due for a target that is not sent to, by target: out of the way of the others. */
  readonly #parked = new Map<string, Set<string>>();

  /** Deliveries not over yet. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  /** When the next try is due, ms since the epoch; null when nothing waits for the clock. */
  get nextDueMs(): number | null {
    return this.#due.nextAt;
  }

  /**
   * Takes in a record. Only more tries are news, and an exhausted one that is sent again: a repeated or an earlier state
   * changes nothing.
   * @returns the known state when the record would make a finished delivery look unfinished, or one that was sent again
   *   finished: the topic keeps only the newest record of a key, so that state must be written again; else null.
   */
  apply(delivery: DeliveryUpdated): DeliveryUpdated | null {
    const { deliveryId } = delivery;
    const finished = this.#finished.get(deliveryId);
    if (finished !== undefined && !isSentAgain(delivery, finished)) return isOver(delivery) ? null : finished;
    this.#finished.delete(deliveryId);
    const known = this.#waiting.get(deliveryId);
    if (known !== undefined && isOver(delivery) && delivery.attempts <= known.roundStart) return known;
    if (isOver(delivery)) this.#finish(delivery);
    else if (known === undefined || delivery.attempts > known.attempts) this.#wait(delivery);
    return null;
  }

  /**
   * Takes up to `limit` deliveries that are due, longest due first. Each comes up again with its next state only.
   * What is for a target that `isOpen` refuses waits until `unpark`.
   */
  takeDue(nowMs: number, limit: number, isOpen: (target: string) => boolean = () => true): DeliveryUpdated[] {
    const taken: DeliveryUpdated[] = [];
    while (taken.length < limit && (this.#due.nextAt ?? Infinity) <= nowMs) {
      const entry = this.#due.take();
      const delivery = this.#waiting.get(entry?.id ?? '');
      // an entry whose delivery has moved on since is passed over
      if (delivery === undefined || dueAt(delivery) !== entry?.at) continue;
      if (isOpen(delivery.target)) taken.push(delivery);
      else this.#park(delivery);
    }
    return taken;
  }

  /** Makes what waited for this target due again. */
  unpark(target: string): void {
    for (const deliveryId of this.#parked.get(target) ?? []) {
      const delivery = this.#waiting.get(deliveryId);
      if (delivery !== undefined) this.#due.add(deliveryId, dueAt(delivery));
    }
    this.#parked.delete(target);
  }

  #wait(delivery: DeliveryUpdated): void {
    this.#waiting.set(delivery.deliveryId, delivery);
    this.#due.add(delivery.deliveryId, dueAt(delivery));
  }

  #park({ target, deliveryId }: DeliveryUpdated): void {
    const parked = this.#parked.get(target) ?? new Set();
    this.#parked.set(target, parked.add(deliveryId));
  }

  #finish(delivery: DeliveryUpdated): void {
    this.#waiting.delete(delivery.deliveryId);
    this.#finished.set(delivery.deliveryId, delivery);
    if (this.#finished.size <= FINISHED_KEPT) return;
    const oldest = this.#finished.keys().next().value;
    if (oldest !== undefined) this.#finished.delete(oldest);
  }
}

const isOver = (delivery: DeliveryUpdated): boolean =>
  delivery.state === 'DELIVERED' || delivery.state === 'EXHAUSTED';

/** Whether a record begins an exhausted delivery anew: of the very state that is known, so that it works once. */
const isSentAgain = (delivery: DeliveryUpdated, finished: DeliveryUpdated): boolean =>
  finished.state === 'EXHAUSTED' &&
  delivery.state === 'PENDING' &&
  delivery.roundStart > 0 &&
  delivery.roundStart === finished.attempts &&
  delivery.attempts === finished.attempts;

const dueAt = (delivery: DeliveryUpdated): number => delivery.nextAttemptAt ?? delivery.updatedAt;
