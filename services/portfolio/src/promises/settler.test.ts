import type { PromiseSettled } from '@foreshock/contracts';
import { expect, it } from 'vitest';
import type { PendingPromise } from './pending-promises.ts';
import { createSettler } from './settler.ts';

const promise = (of: Partial<PendingPromise> = {}): PendingPromise => ({
  ...{ caseId: 'case.W-1', customerId: 'C-1', promiseId: 'p-1', madeOn: 90, promisedDate: 100 },
  invoices: [{ invoiceId: 'I-1', amountMinor: null }],
  ...of,
});

function scene(pending: PendingPromise[]) {
  const state = { closed: 101 as number | null, isLogUp: true };
  const told: PromiseSettled[] = [];
  const asked: [string, number][] = [];
  const settle = createSettler({
    closedDate: () => Promise.resolve(state.closed),
    pending: (before) => Promise.resolve(pending.filter(({ promisedDate }) => promisedDate < before)),
    ledgerOf: (customerId, date) => {
      asked.push([customerId, date]);
      return Promise.resolve(null);
    },
    tell: (settled) => {
      if (!state.isLogUp) return Promise.reject(new Error('no broker'));
      told.push(...settled);
      return Promise.resolve();
    },
  });
  return { state, told, asked, settle, pending };
}

it('asks for the ledger at the end of the day after the promised one, and not before that day is over', async () => {
  const { state, told, asked, settle } = scene([promise()]);
  state.closed = null;
  expect(await settle()).toBe(0);
  state.closed = 100;
  expect(await settle()).toBe(0);
  state.closed = 101;
  expect(await settle()).toBe(1);
  expect(asked).toEqual([['C-1', 101]]);
  expect(told).toEqual([
    { caseId: 'case.W-1', customerId: 'C-1', promiseId: 'p-1', kept: false, settledOn: 101 },
  ]);
});

it('tells each promise once while the table of cases is behind, and again where the log did not take it', async () => {
  const { state, told, settle, pending } = scene([promise(), promise({ promiseId: 'p-2' })]);
  state.isLogUp = false;
  await expect(settle()).rejects.toThrow('no broker');
  state.isLogUp = true;
  expect(await settle()).toBe(2);
  expect(await settle()).toBe(0);
  pending.length = 0;
  expect(await settle()).toBe(0);
  expect(told.map(({ promiseId }) => promiseId)).toEqual(['p-1', 'p-2']);
});

it('says the same after a restart, whatever day it is by then', async () => {
  const first = scene([promise()]);
  await first.settle();
  const second = scene([promise()]);
  second.state.closed = 500;
  await second.settle();
  expect(second.told).toEqual(first.told);
});
