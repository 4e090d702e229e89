import type { Case, Instant } from '../case.ts';
import type { CaseInput, WarningTold } from '../input.ts';
import { machineCleared, machineTold, openedBy } from '../machine.ts';
import type { ChangeKind } from '../output.ts';
import type { Cases } from '../register.ts';
import { isClosed, isFiring } from '../standing.ts';
import { acknowledgementEnded, changeOf, type Piece } from './piece.ts';

type Of<T extends CaseInput['type']> = Extract<CaseInput, { type: T }>;

/** A warning was raised or became worse: it joins the customer's case, opens it again, or opens a new one. */
export function tellWarning(
  cases: Cases,
  how: 'warning-raised' | 'warning-escalated',
  told: WarningTold,
): readonly Piece[] {
  const { warningId } = told;
  const latest = cases.latestOf(told.customerId);
  const known = latest?.machine.warnings.find((warning) => warning.warningId === warningId);
  // a raising or the same severity again is no news
  if (known !== undefined && (how === 'warning-raised' || known.severity === told.severity)) return [];
  if (latest === undefined || isAnotherEpisode(latest, cases.config.mergeWithinMs, cases.now)) {
    const after = openedBy(told, cases.now);
    cases.place(warningId, after.caseId);
    const signals = latest === undefined || isClosed(latest) ? [] : [acknowledgementEnded(told.customerId)];
    return [{ before: null, after, change: changeOf('OPENED', { about: warningId }), signals }];
  }
  cases.place(warningId, latest.caseId);
  return [joined(latest, told, how === 'warning-raised' ? 'WARNING_RAISED' : 'WARNING_ESCALATED', cases.now)];
}

/**
 * Whether a warning belongs to a new episode: the case has been closed for too long, or somebody has had it while all was
 * clear for too long. What nobody took up, and what is with legal, goes on.
 */
function isAnotherEpisode({ human, machine }: Case, mergeWithinMs: number, now: Instant): boolean {
  switch (human.stage) {
    case 'OPEN':
    case 'LEGAL':
      return false;
    case 'RESOLVED':
    case 'WRITTEN_OFF':
      return now - (human.closedAt ?? now) > mergeWithinMs;
    case 'ACKNOWLEDGED':
    case 'IN_PROGRESS':
      return machine.clearSince !== null && now - machine.clearSince > mergeWithinMs;
  }
}

function joined(before: Case, told: WarningTold, kind: ChangeKind, now: Instant): Piece {
  const machine = machineTold(before.machine, told);
  const waitingSince = isFiring(before) ? before.waitingSince : now;
  const after: Case = { ...before, machine, waitingSince };
  if (before.human.stage !== 'RESOLVED')
    return { before, after, change: changeOf(kind, { about: told.warningId }), signals: [] };
  return {
    before,
    after: reopened(after, now),
    change: changeOf('REOPENED_BY_WARNING', { about: told.warningId }),
    signals: [acknowledgementEnded(before.customerId)],
  };
}

/** Open again, and nobody has it: the one thing by which the machine's side changes the people's. */
const reopened = (of: Case, now: Instant): Case => ({
  ...of,
  reopenings: of.reopenings + 1,
  waitingSince: now,
  human: {
    ...of.human,
    stage: 'OPEN',
    closedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    acknowledgedUntil: null,
  },
});

/** A warning cleared: the case says so and stays as people left it. */
export function clearWarning(cases: Cases, input: Of<'warning-cleared'>): readonly Piece[] {
  const before = cases.withWarning(input.warningId);
  const warning = before?.machine.warnings.find(({ warningId }) => warningId === input.warningId);
  if (before === undefined || warning?.isOpen !== true) return [];
  const after: Case = { ...before, machine: machineCleared(before.machine, input, cases.now) };
  return [{ before, after, change: changeOf('WARNING_CLEARED', { about: input.warningId }), signals: [] }];
}

/** A new grade stands on an open case. */
export function changeGrade(cases: Cases, { customerId, grade }: Of<'rating-changed'>): readonly Piece[] {
  const before = cases.latestOf(customerId);
  if (before === undefined || isClosed(before) || before.machine.grade === grade) return [];
  const after: Case = { ...before, machine: { ...before.machine, grade } };
  return [{ before, after, change: changeOf('RATING_CHANGED', { about: grade }), signals: [] }];
}
