import type { Day } from '../day.ts';
import type { JudgementEvent, LedgerInput } from '../events.ts';
import type { Book } from '../outcome.ts';

/** What is judged on a day: of each subject what was said last, where that is in force. */
export function judged(
  events: readonly LedgerInput[],
  today: Day,
  book: Book,
): { grade: string | null; limitMinor: number | null } {
  const words = events.flatMap(({ type, record }) => (type === 'JudgementEvent' ? [record] : []));
  const grade = lastOf(words, 'GRADE', today);
  const limit = lastOf(words, 'LIMIT', today);
  return {
    grade: grade?.grade ?? null,
    limitMinor: limit === null ? null : book(limit.limitMinor!, limit.currency!),
  };
}

function lastOf(
  words: readonly JudgementEvent[],
  subject: 'GRADE' | 'LIMIT',
  today: Day,
): JudgementEvent | null {
  const [last] = words
    .filter(({ kind }) => kind.startsWith(subject))
    .sort((a, b) => b.occurredAt - a.occurredAt || (a.eventId < b.eventId ? 1 : -1));
  if (last === undefined || last.kind !== subject) return null;
  return last.validUntil! >= today ? last : null;
}
