import type { PromiseSettled } from '@foreshock/contracts';
import { keepsPromise, type Ledger } from '@foreshock/ledger';
import type { Day } from '@foreshock/policy';
import type { PendingPromise } from './pending-promises.ts';

export interface SettlerParts {
  /** The last business date of which every row is in the tables. */
  readonly closedDate: () => Promise<Day | null>;
  /** Pending promises whose day is before a date. */
  readonly pending: (before: Day) => Promise<readonly PendingPromise[]>;
  readonly ledgerOf: (customerId: string, date: Day) => Promise<Ledger | null>;
  /** Puts what was found on the alerts' log; resolves once it is there. */
  readonly tell: (settled: readonly PromiseSettled[]) => Promise<void>;
}

/** Days after the promised one whose records still count: a payment is often booked the morning after it came. */
const DAYS_OF_GRACE = 1;

/**
 * Finds whether promises were kept, once the day after the promised one is over in the tables. What is told follows from the
 * log up to that day alone, so whoever asks, and however often, says the same; the case takes the first answer.
 * @returns a round: settles what can be settled, and gives how many promises that were
 */
export function createSettler(parts: SettlerParts): () => Promise<number> {
  // the table of cases is behind the log for a moment: what was told is not told again meanwhile
  const told = new Set<string>();
  return async () => {
    const closed = await parts.closedDate();
    if (closed === null) return 0;
    const pending = await parts.pending(closed - DAYS_OF_GRACE + 1);
    const isNews = (promise: PendingPromise): boolean => !told.has(keyOf(promise));
    for (const key of told) if (!pending.some((promise) => keyOf(promise) === key)) told.delete(key);
    let settled = 0;
    for (const promise of pending.filter(isNews)) {
      await parts.tell([await settledBy(promise, parts)]);
      told.add(keyOf(promise));
      settled += 1;
    }
    return settled;
  };
}

const keyOf = ({ caseId, promiseId }: PendingPromise): string => JSON.stringify([caseId, promiseId]);

/** Kept when every invoice of it was; what the ledger does not know was not paid. */
async function settledBy(promise: PendingPromise, { ledgerOf }: SettlerParts): Promise<PromiseSettled> {
  const { caseId, customerId, promiseId, madeOn, promisedDate, invoices } = promise;
  const settledOn = promisedDate + DAYS_OF_GRACE;
  const ledger = await ledgerOf(customerId, settledOn);
  const kept =
    ledger !== null &&
    invoices.every(({ invoiceId, amountMinor }) =>
      keepsPromise(ledger, invoiceId, { madeOn, promisedDate, amountMinor }),
    );
  return { caseId, customerId, promiseId, kept, settledOn };
}
