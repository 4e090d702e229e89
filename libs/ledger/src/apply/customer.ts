import type { CustomerEvent } from '../events.ts';
import { isLater } from '../facts.ts';
import type { Ledger } from '../ledger.ts';
import { masterDataFrom } from '../master.ts';
import type { Book, Outcome } from '../outcome.ts';
import { bookAmount, checkAmount, checkDay } from '../validate.ts';

export function applyCustomerEvent(ledger: Ledger, event: CustomerEvent, book: Book): Outcome {
  const { creditLimitMinor, currency, onboardedOn } = event;
  const bad =
    (creditLimitMinor === null ? null : checkAmount('creditLimitMinor', creditLimitMinor)) ??
    (onboardedOn === null ? null : checkDay('onboardedOn', onboardedOn));
  if (bad !== null) return bad;
  let booked = creditLimitMinor;
  if (creditLimitMinor !== null && currency !== null) {
    const converted = bookAmount(ledger, creditLimitMinor, currency, book);
    if (typeof converted !== 'number') return converted;
    booked = converted;
  }
  const master = masterDataFrom(event, booked);
  if (ledger.master === null || isLater(master.stamp, ledger.master.stamp)) ledger.master = master;
  return 'applied';
}
