import { isoDate, type CaseUpdated } from '@foreshock/contracts';
import type { LedgerNotice } from './ledger-notices.ts';

/** What an act that was done tells the ledger; nothing for acts that do not concern it. */
export function noticesOf({ act, promises, ...of }: CaseUpdated): readonly LedgerNotice[] {
  if (act === null) return [];
  const kind = KINDS[act.kind];
  if (kind === undefined) return [];
  // of a repeated promise the case knows what was promised the first time
  const promise = promises.find(({ promiseId }) => promiseId === act.actId);
  const day = isoDate(promise?.madeOn ?? act.businessDate);
  return (promise?.invoices ?? act.invoices).map(({ invoiceId, amountMinor }) => ({
    type: 'OverdueEvent' as const,
    eventId: [of.caseId, act.actId, invoiceId].join('/'),
    occurredAt: `${day}T12:00:00.000Z`,
    source: 'cases' as const,
    customerId: of.customerId,
    kind,
    invoiceId,
    promisedDate: promise === undefined ? null : isoDate(promise.promisedDate),
    amountMinor: kind === 'DISPUTE_RESOLVED' ? null : amountMinor,
    reason: act.comment,
  }));
}

const KINDS: Readonly<Partial<Record<string, LedgerNotice['kind']>>> = {
  PROMISE: 'PROMISED',
  DISPUTE: 'DISPUTED',
  RESOLVE_DISPUTE: 'DISPUTE_RESOLVED',
};
