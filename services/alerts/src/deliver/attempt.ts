import type { DeliveryUpdated } from '@foreshock/contracts';
import type { SendOutcome } from '../channels/channel.ts';
import { nextDelayMs } from './schedule.ts';

const MAX_ERROR_LENGTH = 500;

/** The delivery's state after one more try. Pure: time and chance come in. */
export function afterAttempt(
  delivery: DeliveryUpdated,
  outcome: SendOutcome,
  nowMs: number,
  chance: number,
): DeliveryUpdated {
  const attempts = delivery.attempts + 1;
  const tried = { ...delivery, attempts, updatedAt: nowMs, nextAttemptAt: null };
  if (outcome.kind === 'delivered') return { ...tried, state: 'DELIVERED', lastError: null };
  const lastError = outcome.error.slice(0, MAX_ERROR_LENGTH);
  switch (outcome.kind) {
    case 'gone':
      return { ...tried, state: 'EXHAUSTED', lastError };
    case 'closed':
      // Due at once: it waits for the target to be enabled, not for the clock. Waiting uses up no round.
      return { ...tried, state: 'FAILED', lastError, nextAttemptAt: nowMs, roundStart: attempts };
    case 'failed': {
      const delayMs = nextDelayMs(attempts - delivery.roundStart, chance, outcome.retryAfterMs);
      if (delayMs === null) return { ...tried, state: 'EXHAUSTED', lastError };
      return { ...tried, state: 'FAILED', lastError, nextAttemptAt: nowMs + delayMs };
    }
  }
}

/** An exhausted delivery begun anew by a person: the same id and bytes, a whole schedule of tries. */
export function sentAgain(delivery: DeliveryUpdated, by: string, nowMs: number): DeliveryUpdated {
  return {
    ...delivery,
    state: 'PENDING',
    nextAttemptAt: nowMs,
    updatedAt: nowMs,
    roundStart: delivery.attempts,
    resentBy: by,
  };
}
