import type { Case, CaseWarning, HumanSide, Instant, MachineSide } from './case.ts';
import type { WarningTold } from './input.ts';
import { worstOf } from './standing.ts';

/** Warnings that a case keeps; beyond it the oldest cleared ones are left out, open ones never. */
const MOST_WARNINGS = 50;

const UNTOUCHED: HumanSide = {
  stage: 'OPEN',
  assignee: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  acknowledgedUntil: null,
  snoozedUntil: null,
  snoozedSeverity: null,
  promises: [],
  disputes: [],
  actions: [],
  touchedAt: null,
  closedAt: null,
};

/** The case that a customer's first warning opens. Its id follows from the warning's. */
export function openedBy(told: WarningTold, now: Instant): Case {
  return {
    caseId: `case.${told.warningId}`,
    customerId: told.customerId,
    revision: 0,
    openedAt: now,
    reopenings: 0,
    waitingSince: now,
    resumedAt: null,
    machine: machineTold({ warnings: [], grade: null, expectedLossMinor: null, daysPastDue: null }, told),
    human: UNTOUCHED,
    due: null,
  };
}

type Known = Pick<MachineSide, 'warnings' | 'grade' | 'expectedLossMinor' | 'daysPastDue'>;

/** The machine's side after a warning was raised or became worse. */
export function machineTold(before: Known, told: WarningTold): MachineSide {
  const warning = warningFrom(told, before.warnings);
  const isNew = before.warnings.every(({ warningId }) => warningId !== told.warningId);
  const warnings = isNew
    ? bounded([...before.warnings, warning])
    : before.warnings.map((one) => (one.warningId === told.warningId ? warning : one));
  return {
    warnings,
    severity: severityOf(warnings, told.severity),
    clearSince: null,
    segment: told.segment,
    region: told.region,
    owner: told.owner,
    grade: told.grade ?? before.grade,
    openMinor: told.openMinor,
    overdueMinor: told.overdueMinor,
    expectedLossMinor: told.expectedLossMinor ?? before.expectedLossMinor,
    currency: told.currency,
    daysPastDue: told.daysPastDue ?? before.daysPastDue,
  };
}

/** The machine's side after a warning cleared; what is left at stake is what the clearing tells. */
export function machineCleared(
  before: MachineSide,
  cleared: { readonly warningId: string; readonly openMinor: number; readonly overdueMinor: number },
  now: Instant,
): MachineSide {
  const warnings = before.warnings.map((one) =>
    one.warningId === cleared.warningId ? { ...one, isOpen: false } : one,
  );
  const isClear = warnings.every(({ isOpen }) => !isOpen);
  return {
    ...before,
    warnings,
    severity: severityOf(warnings, before.severity),
    clearSince: isClear ? now : null,
    openMinor: cleared.openMinor,
    overdueMinor: cleared.overdueMinor,
  };
}

/** An escalation tells when it was decided; the day of the raising stays. */
function warningFrom(told: WarningTold, known: readonly CaseWarning[]): CaseWarning {
  const before = known.find(({ warningId }) => warningId === told.warningId);
  return {
    warningId: told.warningId,
    ruleId: told.ruleId,
    titleEn: told.titleEn,
    titleZh: told.titleZh,
    nextStepEn: told.nextStepEn,
    nextStepZh: told.nextStepZh,
    severity: told.severity,
    raisedOn: before?.raisedOn ?? told.asOf,
    isOpen: true,
  };
}

const severityOf = (
  warnings: readonly CaseWarning[],
  last: MachineSide['severity'],
): MachineSide['severity'] =>
  worstOf(warnings.filter(({ isOpen }) => isOpen).map(({ severity }) => severity)) ?? last;

function bounded(warnings: readonly CaseWarning[]): readonly CaseWarning[] {
  let surplus = warnings.length - MOST_WARNINGS;
  return surplus <= 0 ? warnings : warnings.filter(({ isOpen }) => isOpen || surplus-- <= 0);
}
