import type { Case, HumanSide, Instant, Stage } from '../case.ts';
import type { CaseAct } from '../input.ts';

/** The people's side after an act that may be done. */
export function afterAct(of: Case, act: CaseAct, now: Instant): HumanSide {
  return { ...of.human, touchedAt: now, ...acknowledgement(of, act, now), ...effectOf(of, act, now) };
}

/** Acts that say nothing of whether somebody takes the case up. */
const APART: ReadonlySet<CaseAct['kind']> = new Set([
  'ASSIGN',
  'NOTE',
  'RESOLVE_DISPUTE',
  'WAKE',
  'APPROVE_ACTION',
  'REFUSE_ACTION',
]);

/** Whether an act says that somebody has the case: an acknowledgement, or work on one that nobody had. */
export const isTakingUp = (of: Case, { kind }: CaseAct): boolean =>
  kind === 'ACKNOWLEDGE' || kind === 'REOPEN' || (of.human.stage === 'OPEN' && !APART.has(kind));

/** Work that has begun outlasts the acknowledgement that it began with. */
const isBeginning = (of: Case, { kind }: CaseAct): boolean =>
  of.human.stage === 'ACKNOWLEDGED' && kind !== 'SNOOZE' && !APART.has(kind);

function acknowledgement(of: Case, act: CaseAct, now: Instant): Partial<HumanSide> {
  if (isTakingUp(of, act)) {
    const acknowledgedUntil = act.kind === 'ACKNOWLEDGE' ? act.until : null;
    return { acknowledgedBy: act.by, acknowledgedAt: now, acknowledgedUntil };
  }
  return isBeginning(of, act) ? { acknowledgedUntil: null } : {};
}

/** What an act changes beside who has the case. */
function effectOf({ human, machine }: Case, act: CaseAct, now: Instant): Partial<HumanSide> {
  const { stage } = human;
  switch (act.kind) {
    case 'ACKNOWLEDGE':
      return { stage: 'ACKNOWLEDGED' };
    case 'START':
      return { stage: 'IN_PROGRESS' };
    case 'ASSIGN':
      return { assignee: act.assignee };
    case 'NOTE':
      return {};
    case 'PROMISE':
      return { stage: worked(stage), promises: [...human.promises, promiseOf(act)] };
    case 'DISPUTE':
      return { stage: worked(stage), disputes: [...human.disputes, ...disputesOf(act)] };
    case 'RESOLVE_DISPUTE':
      return {
        disputes: human.disputes.map((dispute) =>
          isNamed(act, dispute) ? { ...dispute, isOpen: false } : dispute,
        ),
      };
    case 'SNOOZE':
      return {
        stage: stage === 'OPEN' ? 'ACKNOWLEDGED' : stage,
        snoozedUntil: act.until,
        snoozedSeverity: machine.severity,
      };
    case 'WAKE':
      return { snoozedUntil: null, snoozedSeverity: null };
    case 'APPROVE_ACTION':
      return { actions: [...human.actions, decisionOf(act, 'APPROVED', now)] };
    case 'REFUSE_ACTION':
      return { actions: [...human.actions, decisionOf(act, 'REFUSED', now)] };
    case 'RESOLVE':
      return { ...ended(now), stage: 'RESOLVED' };
    case 'WRITE_OFF':
      return { ...ended(now), stage: 'WRITTEN_OFF' };
    case 'HAND_TO_LEGAL':
      return { stage: 'LEGAL', snoozedUntil: null, snoozedSeverity: null };
    case 'REOPEN':
      return { stage: 'IN_PROGRESS', closedAt: null };
  }
}

const worked = (stage: Stage): Stage => (stage === 'LEGAL' ? stage : 'IN_PROGRESS');

const ended = (now: Instant) => ({ closedAt: now, snoozedUntil: null, snoozedSeverity: null });

const isNamed = ({ invoices }: CaseAct, { invoiceId }: { readonly invoiceId: string }): boolean =>
  invoices.some((invoice) => invoice.invoiceId === invoiceId);

const promiseOf = (act: CaseAct): HumanSide['promises'][number] => ({
  promiseId: act.actId,
  madeOn: act.businessDate,
  promisedDate: act.promisedDate ?? act.businessDate,
  invoices: act.invoices,
  state: 'PENDING',
  settledOn: null,
});

/** A dispute for each invoice, its id told apart by the invoice. */
const disputesOf = (act: CaseAct): HumanSide['disputes'] =>
  act.invoices.map((invoice) => ({
    disputeId: `${act.actId}/${invoice.invoiceId}`,
    ...invoice,
    reason: act.comment,
    isOpen: true,
  }));

const decisionOf = (
  act: CaseAct,
  decision: 'APPROVED' | 'REFUSED',
  decidedAt: Instant,
): HumanSide['actions'][number] => ({
  actionId: act.actionId ?? '',
  kind: act.actionKind,
  decision,
  decidedBy: act.by,
  decidedAt,
});
