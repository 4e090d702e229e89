import { defaultCases } from '../config.ts';
import { ACT_KINDS, type ActKind, type CaseAct, type CaseInput, type WarningTold } from '../input.ts';
import type { Stepped } from '../output.ts';
import { Cases } from '../register.ts';
import { step } from '../step.ts';

/** A Monday, ten in the morning. */
export const MONDAY = Date.parse('2026-03-02T10:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const TODAY = Math.floor(MONDAY / DAY);

export const warning = (of: Partial<WarningTold> = {}): WarningTold => ({
  warningId: 'C-1.long-overdue.7',
  customerId: 'C-1',
  ruleId: 'long-overdue',
  titleEn: 'Long overdue',
  titleZh: '长期逾期',
  nextStepEn: 'Call.',
  nextStepZh: '致电。',
  severity: 'MEDIUM',
  asOf: TODAY,
  openMinor: 200_000,
  overdueMinor: 100_000,
  expectedLossMinor: 20_000,
  currency: 'EUR',
  segment: 'SMALL',
  region: null,
  grade: 'C',
  owner: 'collector',
  daysPastDue: 30,
  ...of,
});

export const CASE = `case.${warning().warningId}`;

export const raised = (of: Partial<WarningTold> = {}, at = MONDAY): CaseInput => ({
  type: 'warning-raised',
  at,
  warning: warning(of),
});
export const escalated = (of: Partial<WarningTold> = {}, at = MONDAY): CaseInput => ({
  type: 'warning-escalated',
  at,
  warning: warning(of),
});
export const cleared = (warningId = warning().warningId, at = MONDAY): CaseInput => ({
  type: 'warning-cleared',
  at,
  warningId,
  customerId: 'C-1',
  openMinor: 50_000,
  overdueMinor: 0,
});
export const passed = (at: number): CaseInput => ({ type: 'time-passed', at });
export const settled = (promiseId: string, kept: boolean, at = MONDAY): CaseInput => ({
  type: 'promise-settled',
  at,
  caseId: CASE,
  promiseId,
  kept,
  settledOn: TODAY,
});

/** An act that says all that its kind asks for. */
export function act(kind: ActKind, of: Partial<CaseAct> = {}): CaseAct {
  return {
    actId: `a-${kind}`,
    caseId: CASE,
    customerId: 'C-1',
    kind,
    by: 'collector',
    comment: 'said so',
    businessDate: TODAY,
    assignee: kind === 'ASSIGN' ? 'colleague' : null,
    until: kind === 'SNOOZE' ? MONDAY + 2 * DAY : null,
    promisedDate: kind === 'PROMISE' ? TODAY + 7 : null,
    invoices: isAboutInvoices(kind) ? [{ invoiceId: 'I-1', amountMinor: null }] : [],
    actionId: kind === 'APPROVE_ACTION' || kind === 'REFUSE_ACTION' ? 'hold-1' : null,
    actionKind: null,
    approvalRequired: false,
    ...of,
  };
}

const isAboutInvoices = (kind: ActKind): boolean =>
  kind === 'PROMISE' || kind === 'DISPUTE' || kind === 'RESOLVE_DISPUTE';

export const acted = (kind: ActKind, of: Partial<CaseAct> = {}, at = MONDAY): CaseInput => ({
  type: 'act',
  at,
  act: act(kind, of),
});

/** Steps through inputs; gives what each led to, and the register as it is then. */
export function given(inputs: readonly CaseInput[], config = defaultCases) {
  const cases = new Cases(config);
  const outputs: Stepped[] = inputs.map((input) => step(cases, input));
  return { cases, outputs, last: outputs.at(-1), when: (input: CaseInput) => step(cases, input) };
}

export { ACT_KINDS };
