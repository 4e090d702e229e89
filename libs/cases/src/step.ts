import type { Case } from './case.ts';
import type { CaseInput } from './input.ts';
import type { CaseSignal, CaseUpdate, Change, Stepped } from './output.ts';
import type { Cases } from './register.ts';
import { actOn } from './steps/act.ts';
import { clearWarning, changeGrade, tellWarning } from './steps/machine.ts';
import { settlePromise } from './steps/promise.ts';
import { passTime } from './steps/time.ts';
import type { Piece } from './steps/piece.ts';
import { withDue } from './due.ts';
import { updateOf } from './update.ts';

/**
 * Takes in one record of the alerts' log, in the log's order. What time has brought up to it comes first. Total: an act that
 * may not be done is a refusal among the updates. The same inputs give the same outputs, whatever batches they come in.
 */
export function step(cases: Cases, input: CaseInput): Stepped {
  cases.now = Math.max(cases.now, input.at);
  const updates: CaseUpdate[] = [];
  const signals: CaseSignal[] = [];
  const take = (piece: Piece): void => {
    updates.push(settled(cases, piece));
    signals.push(...piece.signals);
  };
  for (let due = cases.takeDue(cases.now); due !== undefined; due = cases.takeDue(cases.now)) {
    const piece = passTime(due, cases.now);
    if (piece !== null) take(piece);
  }
  cases.forget(cases.now);
  if (input.type === 'act' && cases.case(input.act.caseId) === undefined)
    return { updates, signals, unknown: [input.act.actId] };
  for (const piece of piecesOf(cases, input)) take(piece);
  return { updates, signals, unknown: [] };
}

function piecesOf(cases: Cases, input: CaseInput): readonly Piece[] {
  switch (input.type) {
    case 'warning-raised':
    case 'warning-escalated':
      return tellWarning(cases, input.type, input.warning);
    case 'warning-cleared':
      return clearWarning(cases, input);
    case 'rating-changed':
      return changeGrade(cases, input);
    case 'act':
      return actOn(cases, input.act);
    case 'promise-settled':
      return settlePromise(cases, input);
    case 'time-passed':
      return [];
  }
}

/** Puts a changed case away with what is due now, and says what is to be published. */
function settled(cases: Cases, { before, after, ...rest }: Piece): CaseUpdate {
  const { config, now } = cases;
  const change: Change = { ...rest.change, at: now };
  if (after === before) return updateOf(after, change, config, now);
  const next: Case = { ...withDue(before, after, config, now), revision: after.revision + 1 };
  cases.put(next);
  return updateOf(next, change, config, now);
}
