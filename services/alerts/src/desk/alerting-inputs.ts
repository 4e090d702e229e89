import type { AlertingInput, Silence } from '@foreshock/alerting';
import type { CaseSignal } from '@foreshock/cases';
import type { Decoded, SilenceSet } from '@foreshock/contracts';
import type { WarningEvent } from './warning-event.ts';
import type { NoticeDetail } from '../render/detail.ts';
import { factsOfRating, factsOfWarning } from './told.ts';

type Read = Extract<Decoded, { ok: true }>;
type Unplaced<T> = T extends unknown ? Omit<T, 'position' | 'atMs'> : never;
type Input = Unplaced<AlertingInput>;

/**
 * What a record of the log is to alerting; every one of them lets time pass.
 * @param ownerOf the collector of a customer, as the case knows it
 */
export function alertingInputOf(
  decoded: Read,
  warning: WarningEvent | null,
  ownerOf: (customerId: string) => string | null,
): Input {
  if (warning !== null) return warningInput(warning);
  switch (decoded.type) {
    case 'RatingChanged': {
      const { record } = decoded;
      const detail: NoticeDetail = { about: 'rating', record };
      const facts = factsOfRating(record, ownerOf(record.customerId));
      return {
        type: 'rating-changed',
        changeId: record.ratingChangeId,
        direction: record.direction,
        facts,
        detail,
      };
    }
    case 'SilenceSet':
      return { type: 'silence-set', silence: silenceOf(decoded.record) };
    case 'SilenceEnded':
      return { type: 'silence-ended', silenceId: decoded.record.silenceId };
    default:
      return { type: 'time-passed' };
  }
}

function warningInput(event: WarningEvent): Input {
  const detail: NoticeDetail = { about: 'warning', event };
  const types = {
    RAISED: 'warning-raised',
    ESCALATED: 'warning-escalated',
    CLEARED: 'warning-cleared',
  } as const;
  return { type: types[event.kind], warningId: event.record.warningId, facts: factsOfWarning(event), detail };
}

/** A matcher of the record by its own name; several of one name must all hold, so their values in common count. */
function silenceOf({ silenceId, matchers, startsAt, endsAt, setBy, reason }: SilenceSet): Silence {
  const match: Record<string, readonly string[]> = {};
  for (const { name, values } of matchers) {
    const before = match[name];
    match[name] = before === undefined ? values : before.filter((value) => values.includes(value));
  }
  return { silenceId, match: match, startsAtMs: startsAt, endsAtMs: endsAt, setBy, reason };
}

/** What alerting learns from a case. */
export function inputOfSignal(signal: CaseSignal): Input {
  if (signal.type !== 'case-overdue') return signal;
  const { caseId, customerId, due, dueMs, assignee } = signal;
  const detail: NoticeDetail = { about: 'case', overdue: { caseId, customerId, due, dueMs, assignee } };
  return { type: 'case-overdue', caseId, customerId, detail };
}
