import { isoDate, type CaseUpdated } from '@foreshock/contracts';
import { moneyOf, type Language } from '@foreshock/wording';
import type { z } from 'zod';
import type { ListedCase } from '../cases/case-list.ts';
import { factorText, priorityText } from './case-words.ts';
import type * as model from './cases.ts';

export type CaseSummary = z.output<typeof model.caseSummary>;
type CaseDetail = z.output<typeof model.caseDetail>;

export const instant = (ms: number): string => new Date(ms).toISOString();
const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));
const dateOrNull = (day: number | null): string | null => (day === null ? null : isoDate(day));

const RANK: Readonly<Record<string, number>> = { HIGH: 3, MEDIUM: 2, LOW: 1 };

/** A case as lists show it. */
export function summaryFrom(listed: ListedCase, name: string | null, language: Language): CaseSummary {
  const { of } = listed;
  const money = (amountMinor: number) => moneyOf(amountMinor, of.currency);
  const worst = worstWarning(of);
  const last = of.promises.at(-1);
  const isZh = language === 'zh';
  return {
    caseId: of.caseId,
    customerId: of.customerId,
    customerName: name,
    state: of.state,
    machine: of.machine,
    severity: of.severity,
    segment: of.segment,
    region: of.region,
    grade: of.grade,
    owner: of.owner,
    assignee: of.assignee,
    priority: priorityFrom(listed, language),
    title: (isZh ? worst?.titleZh : worst?.titleEn) ?? '',
    nextStep: (isZh ? worst?.nextStepZh : worst?.nextStepEn) ?? '',
    openWarnings: of.warnings.filter(({ isOpen }) => isOpen).length,
    open: money(of.openMinor),
    overdue: money(of.overdueMinor),
    expectedLoss: of.expectedLossMinor === null ? null : money(of.expectedLossMinor),
    daysPastDue: of.daysPastDue,
    openedAt: instant(of.openedAt),
    touchedAt: instantOrNull(of.touchedAt),
    acknowledged: acknowledgementFrom(of),
    snoozedUntil: listed.isSnoozed ? instantOrNull(of.snoozedUntil) : null,
    due:
      of.dueKind === null || of.dueAt === null
        ? null
        : { kind: of.dueKind, at: instant(of.dueAt), isMissed: of.isOverdue },
    promise: last === undefined ? null : { promisedDate: isoDate(last.promisedDate), state: last.state },
    openDisputes: of.disputes.filter(({ isOpen }) => isOpen).length,
    reopenings: of.reopenings,
    closedAt: instantOrNull(of.closedAt),
    revision: of.revision,
  };
}

function priorityFrom({ of, priority }: ListedCase, language: Language): CaseSummary['priority'] {
  const atStake = moneyOf(of.atStakeMinor, of.currency);
  const factors = priority.factors.map(({ name, value }) => ({
    name,
    value,
    text: factorText(name, value, of.severity, language),
  }));
  return { value: priority.value, atStake, factors, text: priorityText(atStake, factors, language) };
}

/** The worst open warning; without one the last that there was. */
function worstWarning({ warnings }: CaseUpdated): CaseUpdated['warnings'][number] | undefined {
  const open = warnings.filter(({ isOpen }) => isOpen);
  const rank = ({ severity }: { readonly severity: string }): number => RANK[severity] ?? 0;
  return open.toSorted((a, b) => rank(b) - rank(a))[0] ?? warnings.at(-1);
}

function acknowledgementFrom(of: CaseUpdated): CaseSummary['acknowledged'] {
  const { acknowledgedBy: by, acknowledgedAt: at, acknowledgedUntil: until } = of;
  return by === null || at === null ? null : { by, at: instant(at), until: instantOrNull(until) };
}

/** What a case's page shows beside the summary and the history. */
export function contentsFrom(
  { warnings, promises, disputes, actions }: CaseUpdated,
  language: Language,
): Pick<CaseDetail, 'warnings' | 'promises' | 'disputes' | 'actions'> {
  const isZh = language === 'zh';
  return {
    warnings: warnings.map(({ titleEn, titleZh, nextStepEn, nextStepZh, raisedOn, ...warning }) => ({
      ...warning,
      title: isZh ? titleZh : titleEn,
      nextStep: isZh ? nextStepZh : nextStepEn,
      raisedOn: isoDate(raisedOn),
    })),
    promises: promises.map(({ madeOn, promisedDate, settledOn, invoices, ...promise }) => ({
      ...promise,
      invoices: [...invoices],
      madeOn: isoDate(madeOn),
      promisedDate: isoDate(promisedDate),
      settledOn: dateOrNull(settledOn),
    })),
    disputes: [...disputes],
    actions: actions.map(({ decidedAt, ...action }) => ({ ...action, decidedAt: instant(decidedAt) })),
  };
}
