import type { CaseUpdated } from '@foreshock/contracts';

/** Changes kept of each case beside its newest: the tables have the rest a moment later. */
const CHANGES_KEPT = 50;

/** A change with its place on its partition, by which it is told apart. */
export interface PlacedCase {
  readonly offset: number;
  readonly update: CaseUpdated;
}

interface Entry {
  current: CaseUpdated;
  readonly changes: PlacedCase[];
}

/**
 * Every case as it stands, in memory: a fold over the topic of cases, which is compacted by case. So a list is as fresh as
 * the topic, and an act's outcome is heard as it comes.
 */
export class CaseBook {
  readonly #entries = new Map<string, Entry>();
  readonly #waiting = new Map<string, Set<(update: CaseUpdated) => void>>();

  /** Takes in records of the topic, each case's in order. */
  take(placed: PlacedCase): void {
    const { update } = placed;
    const entry = this.#entries.get(update.caseId);
    if (entry === undefined) this.#entries.set(update.caseId, { current: update, changes: [placed] });
    else {
      entry.current = update;
      entry.changes.push(placed);
      if (entry.changes.length > CHANGES_KEPT) entry.changes.shift();
    }
    if (update.act === null) return;
    for (const hear of this.#waiting.get(keyOf(update.caseId, update.act.actId)) ?? []) hear(update);
  }

  get(caseId: string): CaseUpdated | undefined {
    return this.#entries.get(caseId)?.current;
  }

  changesOf(caseId: string): readonly PlacedCase[] {
    return this.#entries.get(caseId)?.changes ?? [];
  }

  /** All cases, in no order. */
  all(): readonly CaseUpdated[] {
    return Array.from(this.#entries.values(), ({ current }) => current);
  }

  /** Calls back with every later answer to an act, until the returned function is called. */
  hear(caseId: string, actId: string, callback: (update: CaseUpdated) => void): () => void {
    const key = keyOf(caseId, actId);
    const waiting = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, waiting.add(callback));
    return () => {
      waiting.delete(callback);
      if (waiting.size === 0) this.#waiting.delete(key);
    };
  }
}

const keyOf = (caseId: string, actId: string): string => JSON.stringify([caseId, actId]);
