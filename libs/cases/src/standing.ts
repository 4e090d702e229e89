import type { Case, CaseState, HumanSide, Instant, Severity } from './case.ts';

const RANK: Readonly<Record<Severity, number>> = { HIGH: 3, MEDIUM: 2, LOW: 1 };

export const isWorse = (one: Severity, other: Severity): boolean => RANK[one] > RANK[other];

export const worstOf = (severities: readonly Severity[]): Severity | undefined =>
  severities.toSorted((a, b) => RANK[b] - RANK[a])[0];

export const isClosed = ({ human: { stage } }: Pick<Case, 'human'>): boolean =>
  stage === 'RESOLVED' || stage === 'WRITTEN_OFF';

export const isFiring = ({ machine }: Pick<Case, 'machine'>): boolean => machine.clearSince === null;

export const hasPendingPromise = ({ promises }: Pick<HumanSide, 'promises'>): boolean =>
  promises.some(({ state }) => state === 'PENDING');

/** The state as people see it: what is being worked on waits while a promise is pending. */
export function stateOf({ human }: Pick<Case, 'human'>): CaseState {
  return human.stage === 'IN_PROGRESS' && hasPendingPromise(human) ? 'PROMISED' : human.stage;
}

/** What a snooze is told from. */
export interface Snoozable {
  readonly snoozedUntil: Instant | null;
  readonly snoozedSeverity: Severity | null;
  readonly severity: Severity;
}

/** Whether it is out of the worklist: until its time has come, or until it is worse than when it was put off. */
export function isSnoozed({ snoozedUntil, snoozedSeverity, severity }: Snoozable, now: Instant): boolean {
  if (snoozedUntil === null || now >= snoozedUntil) return false;
  return snoozedSeverity === null || !isWorse(severity, snoozedSeverity);
}

export const snoozeOf = ({ human, machine }: Case): Snoozable => ({
  snoozedUntil: human.snoozedUntil,
  snoozedSeverity: human.snoozedSeverity,
  severity: machine.severity,
});
