import { expect } from 'vitest';
import { advanceTo } from '../advance.ts';
import { applyEvent } from '../apply.ts';
import type { Day } from '../day.ts';
import type { LedgerInput } from '../events.ts';
import { indicatorsOf, type Indicators } from '../indicators/registry.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import type { Book, Outcome } from '../outcome.ts';

/** An event, or a day to which the business date moves. */
export type Step = LedgerInput | Day;

/** Euros are the base, a dollar is 0.9 euros, a yen 0.5 cents; nothing else has a rate. */
export const book: Book = (amountMinor, currency) => {
  if (currency === 'EUR') return amountMinor;
  if (currency === 'USD') return Math.round(amountMinor * 0.9);
  return currency === 'JPY' ? Math.round(amountMinor / 2) : null;
};

/** given(day, …).when(…).then({…}): steps that must succeed, the step in question, what must hold after it. */
export function given(today: Day, ...steps: readonly Step[]) {
  const ledger = createLedger(today);
  for (const step of steps) expect(take(ledger, step)).toBe('applied');
  return {
    ledger,
    when(step: Step, using: Book = book) {
      const outcome = take(ledger, step, using);
      return { outcome, then: (wanted: Partial<Indicators>) => expectIndicators(ledger, wanted) };
    },
    then: (wanted: Partial<Indicators>) => expectIndicators(ledger, wanted),
  };
}

export function take(ledger: Ledger, step: Step, using: Book = book): Outcome {
  if (typeof step !== 'number') return applyEvent(ledger, step, using);
  advanceTo(ledger, step);
  return 'applied';
}

function expectIndicators(ledger: Ledger, wanted: Partial<Indicators>): void {
  const all = indicatorsOf(ledger);
  expect(
    Object.fromEntries(Object.keys(wanted).map((name) => [name, all[name as keyof Indicators]])),
  ).toEqual(wanted);
}
