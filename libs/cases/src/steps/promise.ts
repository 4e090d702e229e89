import type { CaseInput } from '../input.ts';
import type { Cases } from '../register.ts';
import { changeOf, type Piece } from './piece.ts';

/** The ledger told whether a promise was kept. A promise that is settled, or that no case holds, is no news. */
export function settlePromise(
  cases: Cases,
  { caseId, promiseId, kept, settledOn }: Extract<CaseInput, { type: 'promise-settled' }>,
): readonly Piece[] {
  const before = cases.case(caseId);
  const promise = before?.human.promises.find((one) => one.promiseId === promiseId);
  if (before === undefined || promise?.state !== 'PENDING') return [];
  const state = kept ? ('KEPT' as const) : ('BROKEN' as const);
  const promises = before.human.promises.map((one) => (one === promise ? { ...one, state, settledOn } : one));
  const after = { ...before, resumedAt: cases.now, human: { ...before.human, promises } };
  const kind = kept ? 'PROMISE_KEPT' : 'PROMISE_BROKEN';
  return [{ before, after, change: changeOf(kind, { about: promiseId }), signals: [] }];
}
