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
  switch (outcome.kind) {
    case 'delivered':
      return { ...tried, state: 'DELIVERED', lastError: null };
    case 'gone':
      return { ...tried, state: 'EXHAUSTED', lastError: outcome.error.slice(0, MAX_ERROR_LENGTH) };
    case 'failed': {
      const lastError = outcome.error.slice(0, MAX_ERROR_LENGTH);
      const delayMs = nextDelayMs(attempts, chance, outcome.retryAfterMs);
      if (delayMs === null) return { ...tried, state: 'EXHAUSTED', lastError };
      return { ...tried, state: 'FAILED', lastError, nextAttemptAt: nowMs + delayMs };
    }
  }
}
