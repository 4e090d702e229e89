import { Cases, defaultCases, step, type CaseInput, type WarningTold } from '@foreshock/cases';
import type { RecordTypes } from '@foreshock/contracts';
import { runAs } from '../access/current.ts';
import type { Principal } from '../access/principal.ts';
import type { AlertsLog } from '../alerts-log/alerts-log.ts';
import { CaseBook } from '../cases/case-book.ts';
import { CaseDesk } from '../cases/case-desk.ts';
import { LedgerSilent, type LedgerNotice } from '../cases/ledger-notices.ts';
import { CaseActsController } from '../controllers/case-acts.controller.ts';
import { CasesController } from '../controllers/cases.controller.ts';
import { Tables } from '../controllers/tables.ts';
import type { Row } from '../model/from-rows.ts';

export const raisedWarning = (of: Partial<WarningTold> = {}): WarningTold => ({
  warningId: 'W-1',
  customerId: 'C-1',
  ruleId: 'long-overdue',
  titleEn: 'Long overdue',
  titleZh: '长期逾期',
  nextStepEn: 'Call.',
  nextStepZh: '致电。',
  severity: 'HIGH',
  asOf: 20_000,
  openMinor: 200_000,
  overdueMinor: 100_000,
  expectedLossMinor: 20_000,
  currency: 'USD',
  segment: 'SMALL',
  region: null,
  grade: 'C',
  owner: 'collector',
  daysPastDue: null,
  ...of,
});

const ADMIN: Principal = { name: 'admin', roles: ['admin'], rows: null };

/** A controller all of whose methods are asked for by somebody. */
const askedFor = <T extends object>(controller: T, principal: Principal): T =>
  new Proxy(controller, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => runAs(principal, () => method.apply(target, args));
    },
  });

/** The controllers on the real core: acts that are appended are judged at once, as the alerts' log would have them. */
export function caseScene(rows: readonly Row[] = [], principal: Principal = ADMIN) {
  const cases = new Cases(defaultCases);
  const book = new CaseBook();
  const sent: LedgerNotice[][] = [];
  const state = { isDeciding: true, isLedgerUp: true };
  let offset = 0;
  const take = (input: CaseInput): void => {
    for (const update of step(cases, input).updates) book.take({ offset: offset++, update: update });
  };
  const log: AlertsLog = {
    append: (name, _key, record) => {
      if (name === 'CaseAct' && state.isDeciding)
        take({ type: 'act', at: Date.now(), act: record as RecordTypes['CaseAct'] });
      return Promise.resolve();
    },
  };
  const notices = {
    send: (batch: readonly LedgerNotice[]) => {
      if (!state.isLedgerUp) return Promise.reject(new LedgerSilent('the intake does not answer'));
      sent.push([...batch]);
      return Promise.resolve();
    },
  };
  const tables = new Tables({
    query: <T>(sql: string) =>
      Promise.resolve((sql.includes('FROM cases') ? [] : rows) as readonly unknown[] as T[]),
  });
  const desk = new CaseDesk({ log, book, notices, patienceMs: 50 }, tables);
  return {
    book,
    sent,
    state,
    take,
    raise: (of: Partial<WarningTold> = {}, at = Date.now()) =>
      take({ type: 'warning-raised', at, warning: raisedWarning(of) }),
    list: askedFor(new CasesController(desk, tables), principal),
    acts: askedFor(new CaseActsController(desk), principal),
  };
}
