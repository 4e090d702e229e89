import { addWorkingMs } from '@foreshock/calendar';
import type { Case, Due, Instant } from './case.ts';
import type { CasesConfig } from './config.ts';
import { hasPendingPromise, isFiring, isWorse } from './standing.ts';

/**
 * The case with what is due now. Time that runs goes on running; a worse severity can only bring it forward, and what was
 * missed stays missed until a person does something.
 */
export function withDue(before: Case | null, after: Case, config: CasesConfig, now: Instant): Case {
  const asked = askedOf(after);
  if (asked === null) return { ...after, due: null };
  const running = after.due;
  if (before === null || running?.kind !== asked.kind || running.since !== asked.since) {
    return { ...after, due: { ...asked, at: endOf(asked, after, config), isMissed: false } };
  }
  if (running.isMissed || !isWorse(after.machine.severity, before.machine.severity)) return after;
  const sooner = endOf({ ...asked, since: now }, after, config);
  return { ...after, due: { ...running, at: Math.min(running.at, sooner) } };
}

type Asked = Pick<Due, 'kind' | 'since'>;

/** What is asked of people, and from when the time counts. Nothing while the machine is clear, a promise is pending or others have it. */
function askedOf(of: Case): Asked | null {
  const { stage, touchedAt, snoozedUntil, snoozedSeverity } = of.human;
  if (!isFiring(of) || hasPendingPromise(of.human)) return null;
  switch (stage) {
    case 'OPEN':
      return { kind: 'RESPOND', since: of.waitingSince };
    case 'ACKNOWLEDGED':
    case 'IN_PROGRESS': {
      const isBack = snoozedSeverity !== null && isWorse(of.machine.severity, snoozedSeverity);
      const putOffTo = isBack ? 0 : (snoozedUntil ?? 0);
      const since = Math.max(touchedAt ?? 0, of.resumedAt ?? 0, of.waitingSince, putOffTo);
      return { kind: 'NEXT_STEP', since };
    }
    case 'LEGAL':
    case 'RESOLVED':
    case 'WRITTEN_OFF':
      return null;
  }
}

function endOf({ kind, since }: Asked, { machine }: Case, config: CasesConfig): Instant {
  const within = kind === 'RESPOND' ? config.respondWithinMs : config.nextStepWithinMs;
  return addWorkingMs(config.calendar, since, within[machine.severity]);
}
