import { afterAct, isTakingUp } from '../acts/apply.ts';
import { MOST } from '../acts/context.ts';
import { refusalOf } from '../acts/judge.ts';
import type { Case } from '../case.ts';
import type { CaseAct } from '../input.ts';
import type { CaseSignal } from '../output.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Cases } from '../register.ts';
import { isClosed } from '../standing.ts';
import { changeOf, type Piece } from './piece.ts';

/** What an act on a known case leads to: it is done, refused, or was judged before. */
export function actOn(cases: Cases, act: CaseAct): readonly Piece[] {
  const of = cases.case(act.caseId);
  const acts = cases.actsOf(act.caseId);
  if (of === undefined || acts === undefined) return [];
  const known = acts.get(act.actId);
  if (known !== undefined && known.kind !== act.kind)
    return [answer(of, changeOf('REFUSED', { act, refusal: 'ID_USED' }))];
  if (known !== undefined) return [answer(of, changeOf('REPEATED', { act, refusal: known.refusal }))];
  const isFull = acts.size >= MOST.acts;
  const refusal = isFull ? 'TOO_MANY' : judged(cases, of, act);
  if (!isFull) acts.set(act.actId, { kind: act.kind, refusal });
  if (refusal !== null) return [answer(of, changeOf('REFUSED', { act, refusal }))];
  const after: Case = { ...of, human: afterAct(of, act, cases.now) };
  return [{ before: of, after, change: changeOf('ACTED', { act }), signals: signalsOf(of, after, act) }];
}

function judged(cases: Cases, of: Case, act: CaseAct): RefusalCode | null {
  const latest = cases.latestOf(of.customerId);
  const hasOtherCase = latest !== undefined && latest.caseId !== of.caseId && !isClosed(latest);
  return refusalOf(of, act, { config: cases.config, now: cases.now, hasOtherCase });
}

const answer = (of: Case, change: Piece['change']): Piece => ({ before: of, after: of, change, signals: [] });

function signalsOf(before: Case, { customerId, human }: Case, act: CaseAct): readonly CaseSignal[] {
  const isAcknowledged =
    isTakingUp(before, act) || human.acknowledgedUntil !== before.human.acknowledgedUntil;
  const { acknowledgedBy: by, acknowledgedUntil: untilMs } = human;
  return [
    ...(isAcknowledged
      ? [{ type: 'acknowledged' as const, customerId, by: by ?? act.by, comment: act.comment, untilMs }]
      : []),
    ...(act.kind === 'ASSIGN' ? [{ type: 'assigned' as const, customerId, assignee: act.assignee }] : []),
  ];
}
