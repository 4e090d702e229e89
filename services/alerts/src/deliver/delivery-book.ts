import type { DeliveryUpdated } from '@foreshock/contracts';

/** How many finished deliveries are remembered, to recognise a late duplicate of their beginning. */
const FINISHED_KEPT = 50_000;

/**
 * The deliveries of one partition: which wait for a try, which are under way, which are over.
 *
 * A fold over the topic's records, so reading the topic from its beginning rebuilds it after a restart.
 */
export class DeliveryBook {
  readonly #waiting = new Map<string, DeliveryUpdated>();
  readonly #underWay = new Set<string>();
  readonly #finished = new Map<string, DeliveryUpdated>();

  /** Deliveries not over yet. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  /**
   * Takes in a record. A step back (a duplicate of an earlier state) changes nothing.
   * @returns the finished state when the record would make a finished delivery look unfinished: the topic keeps only
   *   the newest record of a key, so that state must be written again; else null.
   */
  apply(delivery: DeliveryUpdated): DeliveryUpdated | null {
    const finished = this.#finished.get(delivery.deliveryId);
    if (finished !== undefined) return isOver(delivery) ? null : finished;
    const waiting = this.#waiting.get(delivery.deliveryId);
    if (waiting !== undefined && delivery.attempts < waiting.attempts) return null;
    if (isOver(delivery)) this.#finish(delivery);
    else this.#waiting.set(delivery.deliveryId, delivery);
    return null;
  }

  /** Starts tries: up to `limit` deliveries that are due and not under way, longest due first. */
  begin(nowMs: number, limit: number): DeliveryUpdated[] {
    const due = [...this.#waiting.values()]
      .filter((d) => !this.#underWay.has(d.deliveryId) && dueAt(d) <= nowMs)
      .sort((a, b) => dueAt(a) - dueAt(b))
      .slice(0, Math.max(0, limit));
    for (const delivery of due) this.#underWay.add(delivery.deliveryId);
    return due;
  }

  /** Ends a try that `begin` started, once its new state is written. */
  end(delivery: DeliveryUpdated): void {
    this.#underWay.delete(delivery.deliveryId);
    this.apply(delivery);
  }

  /** When the next try is due, ms since the epoch; null when nothing waits. */
  nextDueMs(): number | null {
    let next: number | null = null;
    for (const delivery of this.#waiting.values()) {
      if (this.#underWay.has(delivery.deliveryId)) continue;
      next = Math.min(next ?? Infinity, dueAt(delivery));
    }
    return next;
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
