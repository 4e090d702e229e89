import { randomUUID } from 'node:crypto';
import type { CaseAct, CaseUpdated } from '@foreshock/contracts';
import type { AlertsLog } from '../alerts-log/alerts-log.ts';
import type { CaseBook } from './case-book.ts';
import { LedgerSilent, type LedgerNotices } from './ledger-notices.ts';
import { noticesOf } from './notices-of.ts';

/** What became of an act. */
export type ActOutcome =
  | { readonly kind: 'done' | 'repeated' | 'refused'; readonly update: CaseUpdated }
  /** Done; but the ledger was not told. The same act again tells it. */
  | { readonly kind: 'ledger-silent'; readonly update: CaseUpdated; readonly message: string }
  /** On the log, and not decided in time. The same act again hears the outcome. */
  | { readonly kind: 'undecided' };

export interface CommandParts {
  readonly log: AlertsLog;
  readonly book: CaseBook;
  readonly notices: LedgerNotices;
  readonly patienceMs?: number;
}

const PATIENCE_MS = 5_000;
const KEY = /^[\x21-\x7e]{1,200}$/;

/** An act's id: what the caller says, so that the request sent again is the same act. Null where it cannot be one. */
export function actIdOf(key: string | undefined, index?: number): string | null {
  if (key === undefined) return randomUUID();
  if (!KEY.test(key)) return null;
  return index === undefined ? key : `${key}/${index}`;
}

/** Puts an act on the alerts' log, hears what became of it, and tells the ledger what concerns it. */
export async function carryOut(act: CaseAct, parts: CommandParts): Promise<ActOutcome> {
  const heard = Promise.withResolvers<CaseUpdated | null>();
  const stop = parts.book.hear(act.caseId, act.actId, heard.resolve);
  const timer = setTimeout(() => heard.resolve(null), parts.patienceMs ?? PATIENCE_MS);
  try {
    await parts.log.append('CaseAct', act.customerId, act);
    const update = await heard.promise;
    return update === null ? { kind: 'undecided' } : await told(update, parts.notices);
  } finally {
    clearTimeout(timer);
    stop();
  }
}

async function told(update: CaseUpdated, notices: LedgerNotices): Promise<ActOutcome> {
  if (update.refusalCode !== null) return { kind: 'refused', update };
  const kind = update.change === 'REPEATED' ? 'repeated' : 'done';
  const about = noticesOf(update);
  if (about.length === 0) return { kind, update };
  try {
    await notices.send(about);
    return { kind, update };
  } catch (error) {
    if (!(error instanceof LedgerSilent)) throw error;
    return { kind: 'ledger-silent', update, message: error.message };
  }
}
