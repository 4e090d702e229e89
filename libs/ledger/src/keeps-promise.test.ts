import { expect, test } from 'vitest';
import { keepsPromise } from './keeps-promise.ts';
import { invoice, issued, received } from './testing/events.ts';
import { given } from './testing/spec.ts';

const promise = (amountMinor: number | null = null) => ({ madeOn: 140, promisedDate: 150, amountMinor });
const { ledger } = given(
  130,
  issued('paid', 1_000, { on: 100 }),
  issued('half', 1_000, { on: 100 }),
  issued('late', 1_000, { on: 100 }),
  issued('gone', 1_000, { on: 100 }),
  invoice('CANCELLED', 'gone', 1_000, { on: 120 }),
  received('before', 135, { half: 300 }),
  received('in time', 150, { paid: 1_000, half: 400 }),
  received('too late', 151, { late: 1_000 }),
);

test.each([
  ['paid', null, true],
  ['half', null, false],
  // what came before the promise does not count to it
  ['half', 400, true],
  ['half', 500, false],
  ['late', null, false],
  ['gone', null, true],
  ['unknown', null, null],
])('a promise about the invoice "%s" of %j was kept: %j', (invoiceId, amountMinor, kept) => {
  expect(keepsPromise(ledger, invoiceId, promise(amountMinor))).toBe(kept);
});
