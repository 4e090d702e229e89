/** Which customers changed since they were last taken, and the taking under way. */
export interface Changes {
  /** Counts the takings. A customer that carries it is among `customerIds` already. */
  number: number;
  customerIds: string[];
  taking: Taking | null;
}

/** Customers as they stood when the taking began: one that changes before its turn is written down first. */
export interface Taking {
  readonly number: number;
  readonly customerIds: readonly string[];
  readonly kept: Map<string, Uint8Array>;
  keptBytes: number;
}

/** A customer that no snapshot still has to take. */
export const UNCHANGED = 0;

export function createChanges(): Changes {
  return { number: 1, customerIds: [], taking: null };
}
