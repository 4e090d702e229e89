import type { Day } from './day.ts';
import type { PaymentPromise } from './facts.ts';

/**
 * A promise is kept when by its date the promised amount had come since it was made, or nothing was left to pay.
 * `net` and `documentMinor` are in the invoice's currency.
 */
export function isKept(
  promise: PaymentPromise,
  net: number,
  parts: readonly { readonly day: Day; readonly documentMinor: number }[],
): boolean {
  let paid = 0;
  let paidSincePromise = 0;
  for (const part of parts) {
    if (part.day > promise.promisedDate) continue;
    paid += part.documentMinor;
    if (part.day >= promise.madeOn) paidSincePromise += part.documentMinor;
  }
  if (paid >= net) return true;
  return promise.amountMinor !== null && paidSincePromise >= promise.amountMinor;
}
