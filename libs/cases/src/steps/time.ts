import type { Case, Instant } from '../case.ts';
import { acknowledgementEnded, changeOf, type Piece } from './piece.ts';

/** What time alone does to a case: an acknowledgement ends, or what was due was missed. One at a time, the ending first. */
export function passTime(before: Case, now: Instant): Piece | null {
  const { human, due, customerId } = before;
  const endsAt = human.stage === 'ACKNOWLEDGED' ? human.acknowledgedUntil : null;
  if (endsAt !== null && endsAt <= now) {
    const after: Case = {
      ...before,
      waitingSince: now,
      human: {
        ...human,
        stage: 'OPEN',
        acknowledgedBy: null,
        acknowledgedAt: null,
        acknowledgedUntil: null,
      },
    };
    const change = changeOf('ACKNOWLEDGEMENT_ENDED', { about: human.acknowledgedBy });
    return { before, after, change, signals: [acknowledgementEnded(customerId)] };
  }
  if (due === null || due.isMissed || due.at > now) return null;
  return {
    before,
    after: { ...before, due: { ...due, isMissed: true } },
    change: changeOf('OVERDUE', { about: due.kind }),
    signals: [
      {
        type: 'case-overdue',
        caseId: before.caseId,
        customerId,
        due: due.kind,
        dueMs: due.at,
        severity: before.machine.severity,
        assignee: human.assignee,
        owner: before.machine.owner,
      },
    ],
  };
}
