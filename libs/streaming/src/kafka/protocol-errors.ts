import { KafkaJSError } from './kafkajs.ts';

/** INVALID_PRODUCER_EPOCH and PRODUCER_FENCED: a newer producer has the id, or the broker expired the transaction. */
const FENCING_CODES: ReadonlySet<unknown> = new Set([47, 90]);
const CONCURRENT_TRANSACTIONS = 51;

function* causes(thrown: unknown): Generator<{ readonly code?: unknown }> {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 8; depth++) {
    yield error as { readonly code?: unknown };
    error = error.cause;
  }
}

export function isFencing(thrown: unknown): boolean {
  for (const { code } of causes(thrown)) if (FENCING_CODES.has(code)) return true;
  return false;
}

/** The transaction before is still being completed by its coordinator; asking again is the cure. */
export function isConcurrentTransactions(thrown: unknown): boolean {
  for (const { code } of causes(thrown)) if (code === CONCURRENT_TRANSACTIONS) return true;
  return false;
}

/** kafkajs calls a broker connected before it can be asked; who comes in between gets this plain error. */
function isNotConnectedYet(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === 'Broker not connected';
}

/** An error of kafkajs or of the cluster behind it, which kafkajs's own loop knows how to take. */
export function isKafkaError(thrown: unknown): boolean {
  return thrown instanceof KafkaJSError || isNotConnectedYet(thrown);
}

/**
 * kafkajs gives up on a group's coordinator after some seconds and for good; a broker that has just started may need longer
 * until it has made the topic in which groups are kept.
 */
function isWithoutCoordinator(thrown: unknown): boolean {
  return thrown instanceof KafkaJSError && thrown.name === 'KafkaJSGroupCoordinatorNotFound';
}

export function isRetriable(thrown: unknown): boolean {
  return (
    isNotConnectedYet(thrown) ||
    isWithoutCoordinator(thrown) ||
    (thrown instanceof KafkaJSError && thrown.retriable)
  );
}
