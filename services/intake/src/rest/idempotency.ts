import { contentId } from '../events/dated-event.ts';
import { ProblemException } from './problem.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

interface Stored {
  readonly body: string;
  readonly outcome: Promise<unknown>;
  readonly untilMs: number;
}

/**
 * The outcomes of requests with an `Idempotency-Key`: the same key and body get the stored outcome, the same key with
 * another body is refused (422). Kept in memory, bounded in number and age: after a restart the same request is written
 * again with the same event ids, which change nothing in the ledger, but another body under an old key is not noticed.
 */
export class IdempotencyCache {
  readonly #stored = new Map<string, Stored>();
  readonly #maxEntries: number;
  readonly #maxAgeMs: number;
  readonly #now: () => number;

  constructor(options: { maxEntries?: number; maxAgeMs?: number; now?: () => number } = {}) {
    this.#maxEntries = options.maxEntries ?? 10_000;
    this.#maxAgeMs = options.maxAgeMs ?? 86_400_000;
    this.#now = options.now ?? Date.now;
  }

  /** Runs `work` once per key and body; a failure is not stored, so that it can be tried again. */
  async once<T>(path: string, key: string | undefined, body: unknown, work: () => Promise<T>): Promise<T> {
    if (key === undefined) return work();
    if (!KEY.test(key)) {
      const detail = 'Idempotency-Key must have 1 to 200 visible ASCII characters';
      throw new ProblemException({ title: 'Invalid Idempotency-Key', status: 400, detail });
    }
    const place = `${path} ${key}`;
    const hash = contentId(body ?? null);
    const known = this.#stored.get(place);
    if (known !== undefined && known.untilMs > this.#now()) return answerFrom<T>(known, hash);
    const outcome = work();
    this.#stored.delete(place);
    this.#stored.set(place, { body: hash, outcome, untilMs: this.#now() + this.#maxAgeMs });
    this.#evict();
    try {
      return await outcome;
    } catch (error) {
      this.#stored.delete(place);
      throw error;
    }
  }

  #evict(): void {
    const surplus = this.#stored.size - this.#maxEntries;
    if (surplus <= 0) return;
    for (const place of [...this.#stored.keys()].slice(0, surplus)) this.#stored.delete(place);
  }
}

function answerFrom<T>(known: Stored, hash: string): Promise<T> {
  if (known.body === hash) return known.outcome as Promise<T>;
  const detail = 'this Idempotency-Key was used with another body';
  throw new ProblemException({ title: 'Idempotency-Key reused', status: 422, detail });
}
