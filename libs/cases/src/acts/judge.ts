import type { Case, Day, InvoicePart } from '../case.ts';
import type { CaseAct } from '../input.ts';
import type { RefusalCode } from '../refusal.ts';
import { isSnoozed, snoozeOf } from '../standing.ts';
import { stageRefusal } from './allowed.ts';
import { MOST, type ActContext } from './context.ts';

const MOST_DAYS_AHEAD: Day = 366;

/** Why an act is refused; null where it may be done. Total: whatever a record says has an answer. */
export function refusalOf(of: Case, act: CaseAct, context: ActContext): RefusalCode | null {
  if (act.customerId !== of.customerId) return 'OTHER_CUSTOMER';
  return stageRefusal(act.kind, of.human.stage) ?? detailRefusal(of, act, context);
}

function detailRefusal(of: Case, act: CaseAct, context: ActContext): RefusalCode | null {
  switch (act.kind) {
    case 'ACKNOWLEDGE':
      return act.until !== null && act.until <= context.now ? 'END_PAST' : null;
    case 'NOTE':
    case 'WRITE_OFF':
    case 'HAND_TO_LEGAL':
      return act.comment === null || act.comment.trim() === '' ? 'COMMENT_MISSING' : null;
    case 'PROMISE':
      return promiseRefusal(of, act);
    case 'DISPUTE':
      return (
        disputeRefusal(of, act, false) ?? bound(of.human.disputes.length + act.invoices.length, MOST.disputes)
      );
    case 'RESOLVE_DISPUTE':
      return disputeRefusal(of, act, true);
    case 'SNOOZE':
      return snoozeRefusal(act, context);
    case 'WAKE':
      return isSnoozed(snoozeOf(of), context.now) ? null : 'NOT_SNOOZED';
    case 'APPROVE_ACTION':
    case 'REFUSE_ACTION':
      return decisionRefusal(of, act);
    case 'REOPEN':
      return context.hasOtherCase ? 'OTHER_CASE' : null;
    case 'START':
    case 'ASSIGN':
    case 'RESOLVE':
      return null;
  }
}

const bound = (count: number, most: number): RefusalCode | null => (count > most ? 'TOO_MANY' : null);

function invoicesRefusal(invoices: readonly InvoicePart[]): RefusalCode | null {
  if (invoices.length === 0) return 'INVOICES_MISSING';
  if (new Set(invoices.map(({ invoiceId }) => invoiceId)).size < invoices.length) return 'INVOICE_TWICE';
  if (invoices.some(({ amountMinor }) => amountMinor !== null && amountMinor <= 0)) return 'AMOUNT_WRONG';
  return bound(invoices.length, MOST.invoices);
}

function promiseRefusal(of: Case, { promisedDate, businessDate, invoices }: CaseAct): RefusalCode | null {
  if (promisedDate === null) return 'DATE_MISSING';
  if (promisedDate < businessDate) return 'DATE_PAST';
  if (promisedDate > businessDate + MOST_DAYS_AHEAD) return 'DATE_FAR';
  return invoicesRefusal(invoices) ?? bound(of.human.promises.length + 1, MOST.promises);
}

function disputeRefusal(of: Case, { invoices }: CaseAct, isWanted: boolean): RefusalCode | null {
  const open = of.human.disputes.filter(({ isOpen }) => isOpen).map(({ invoiceId }) => invoiceId);
  const wrong = invoicesRefusal(invoices);
  if (wrong !== null) return wrong;
  if (invoices.every(({ invoiceId }) => open.includes(invoiceId) === isWanted)) return null;
  return isWanted ? 'NOT_DISPUTED' : 'DISPUTED';
}

function snoozeRefusal({ until }: CaseAct, { now, config }: ActContext): RefusalCode | null {
  if (until === null) return 'END_MISSING';
  if (until <= now) return 'END_PAST';
  return until - now > config.longestSnoozeMs ? 'END_FAR' : null;
}

/** Who took the case up or works on it is not the second person; refusing needs none. */
function decisionRefusal({ human }: Case, act: CaseAct): RefusalCode | null {
  if (act.actionId === null) return 'ACTION_MISSING';
  if (human.actions.some(({ actionId }) => actionId === act.actionId)) return 'ALREADY_DECIDED';
  const isOwn = act.by === human.assignee || act.by === human.acknowledgedBy;
  if (act.kind === 'APPROVE_ACTION' && act.approvalRequired && isOwn) return 'SECOND_PERSON';
  return bound(human.actions.length + 1, MOST.actions);
}
