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

  /** Deliveries not over yet. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  /** When the next try is due, ms since the epoch; null when nothing waits. */
  get nextDueMs(): number | null {
    return this.#due.nextAt;
  }

  /**
   * Takes in a record. Only more tries are news: a repeated or an earlier state changes nothing.
   * @returns the finished state when the record would make a finished delivery look unfinished: the topic keeps only
   *   the newest record of a key, so that state must be written again; else null.
   */
  apply(delivery: DeliveryUpdated): DeliveryUpdated | null {
    const { deliveryId } = delivery;
    const finished = this.#finished.get(deliveryId);
    if (finished !== undefined) return isOver(delivery) ? null : finished;
    const known = this.#waiting.get(deliveryId);
    if (isOver(delivery)) this.#finish(delivery);
    else if (known === undefined || delivery.attempts > known.attempts) {
      this.#waiting.set(deliveryId, delivery);
      this.#due.add(deliveryId, dueAt(delivery));
    }
    return null;
  }

  /** Takes up to `limit` deliveries that are due, longest due first. Each comes up again with its next state only. */
  takeDue(nowMs: number, limit: number): DeliveryUpdated[] {
    const taken: DeliveryUpdated[] = [];
    while (taken.length < limit && (this.#due.nextAt ?? Infinity) <= nowMs) {
      const entry = this.#due.take();
      const delivery = this.#waiting.get(entry?.id ?? '');
      // an entry whose delivery has moved on since is passed over
      if (delivery !== undefined && dueAt(delivery) === entry?.at) taken.push(delivery);
    }
    return taken;
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

const dueAt = (delivery: DeliveryUpdated): number => delivery.nextAttemptAt ?? delivery.updatedAt;
