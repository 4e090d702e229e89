import type { TypedRecord } from '@foreshock/contracts';
import { partitionKey, type Position, type Vector } from './vector.ts';

/** A decision as it came over the log. */
export interface FeedEvent extends Position {
  readonly message: TypedRecord;
}

/** A stretch of the log that the ring no longer holds: [from, to). */
export interface Gap {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The newest decisions in memory, for everyone who listens. `coveredFrom` of a partition is the offset from which on the
 * ring holds everything; what lies before must be read from the log.
 */
export class Feed {
  readonly #capacity: number;
  readonly #ring: FeedEvent[] = [];
  readonly #covered = new Map<string, { topic: string; partition: number; from: number }>();
  readonly #listeners = new Set<(event: FeedEvent) => void>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Declares from where on a partition's events will be published. */
  cover({ topic, partition, offset }: Position): void {
    this.#covered.set(partitionKey({ topic, partition }), { topic, partition, from: offset });
  }

  publish(event: FeedEvent): void {
    this.#ring.push(event);
    if (this.#ring.length > this.#capacity) this.#forgetOldest();
    for (const listener of this.#listeners) listener(event);
  }

  /** Hears every later event until the returned function is called. */
  listen(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get keys(): ReadonlySet<string> {
    return new Set(this.#covered.keys());
  }

  /** Where somebody stands who has seen everything so far. */
  now(): Vector {
    const vector: Vector = new Map([...this.#covered].map(([key, { from }]) => [key, from]));
    for (const event of this.#ring) vector.set(partitionKey(event), event.offset + 1);
    return vector;
  }

  /** What a reader at `vector` has missed: events still held, and gaps that only the log holds. */
  since(vector: Vector): { readonly gaps: Gap[]; readonly events: readonly FeedEvent[] } {
    const gaps = [...this.#covered].flatMap(([key, { topic, partition, from: to }]) => {
      const from = vector.get(key) ?? to;
      return from < to ? [{ topic, partition, from, to }] : [];
    });
    return {
      gaps,
      events: this.#ring.filter((event) => event.offset >= (vector.get(partitionKey(event)) ?? 0)),
    };
  }

  #forgetOldest(): void {
    const oldest = this.#ring.shift();
    if (oldest === undefined) return;
    const covered = this.#covered.get(partitionKey(oldest));
    if (covered !== undefined) covered.from = Math.max(covered.from, oldest.offset + 1);
  }
}
