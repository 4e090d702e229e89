/** Another producer has taken the transactional id, or the broker expired its transaction. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/** The partition is no longer this consumer's: whatever was under way is abandoned. */
export class RevokedError extends Error {
  override readonly name = 'RevokedError';
}

/** Thrown by a task factory or a sink: a dependency is away, park the partition and try again later. */
export class RetriableError extends Error {
  override readonly name = 'RetriableError';
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
