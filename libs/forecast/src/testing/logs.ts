import type { EngineInput } from '@foreshock/engine';
import fc from 'fast-check';
import { activated, disputed, invoice, payment, tick } from './given.ts';

export const START = 1_000;

/** Invoices of two customers, some paid late, in parts or not at all, some disputed. */
export const happenings = fc.array(
  fc.record({
    customerId: fc.constantFrom('c1', 'c2'),
    issued: fc.integer({ min: 0, max: 50 }),
    terms: fc.integer({ min: 0, max: 30 }),
    amount: fc.integer({ min: 1_000, max: 40_000 }),
    paidAfter: fc.option(fc.integer({ min: 1, max: 60 })),
    paidShare: fc.constantFrom(1, 1, 0.4),
    isDisputed: fc.constantFrom(false, false, false, true),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  }),
  { minLength: 1, maxLength: 10 },
);

export type Happenings = typeof happenings extends fc.Arbitrary<infer T> ? T : never;

/** The log of days 0 to `days` − 1, each beginning with its tick. */
export function logOf(all: Happenings, days: number): EngineInput[] {
  const rate = { base: 'USD', quote: 'EUR', date: START, rate: 0.9137 };
  const log: EngineInput[] = [activated, { type: 'FxRate', record: rate }];
  for (let day = 0; day < days; day++) {
    log.push(tick(START + day));
    all.forEach((one, index) => log.push(...onDay(one, `i${index}`, day)));
  }
  return log;
}

function onDay(one: Happenings[number], id: string, day: number): EngineInput[] {
  const { customerId, issued, terms, amount, paidAfter, paidShare, isDisputed, currency } = one;
  const on = START + day;
  const inputs: EngineInput[] = [];
  if (issued === day) inputs.push(invoice(customerId, id, on, on + terms, amount, currency));
  if (isDisputed && issued + 5 === day) inputs.push(disputed(customerId, id, on));
  if (paidAfter !== null && issued + paidAfter === day)
    inputs.push(payment(customerId, id, on, Math.round(amount * paidShare)));
  return inputs;
}
