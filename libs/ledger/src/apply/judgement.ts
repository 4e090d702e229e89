import { dayOf } from '../day.ts';
import type { JudgementEvent } from '../events.ts';
import { noteWord, type Judgement } from '../judgements.ts';
import type { Ledger } from '../ledger.ts';
import { rejected, type Book, type Outcome, type Reject } from '../outcome.ts';
import { bookAmount, checkAmount, checkDay } from '../validate.ts';

export function applyJudgementEvent(ledger: Ledger, event: JudgementEvent, book: Book): Outcome {
  const stamp = { at: event.occurredAt, eventId: event.eventId };
  switch (event.kind) {
    case 'GRADE_WITHDRAWN':
      noteWord(ledger, 'grade', { stamp, judgement: null });
      return 'applied';
    case 'LIMIT_WITHDRAWN':
      noteWord(ledger, 'limit', { stamp, judgement: null });
      return 'applied';
    case 'GRADE':
      return judgeGrade(ledger, event);
    case 'LIMIT':
      return judgeLimit(ledger, event, book);
  }
}

function judgeGrade(ledger: Ledger, event: JudgementEvent): Outcome {
  const judgement = judgementFrom(event, null);
  if ('reject' in judgement) return judgement;
  if (event.grade === null) return incomplete(event, 'grade');
  noteWord(ledger, 'grade', { stamp: { at: event.occurredAt, eventId: event.eventId }, judgement });
  return 'applied';
}

/** The limit is booked at the rate in force, as every amount is. */
function judgeLimit(ledger: Ledger, event: JudgementEvent, book: Book): Outcome {
  const { limitMinor, currency } = event;
  if (limitMinor === null) return incomplete(event, 'limitMinor');
  if (currency === null) return incomplete(event, 'currency');
  const booked = checkAmount('limitMinor', limitMinor) ?? bookAmount(ledger, limitMinor, currency, book);
  if (typeof booked !== 'number') return booked;
  const judgement = judgementFrom(event, booked);
  if ('reject' in judgement) return judgement;
  noteWord(ledger, 'limit', { stamp: { at: event.occurredAt, eventId: event.eventId }, judgement });
  return 'applied';
}

function judgementFrom(event: JudgementEvent, limitMinor: number | null): Judgement | Reject {
  const { eventId, occurredAt, reason, validUntil, decidedBy, approvedBy } = event;
  if (validUntil === null) return incomplete(event, 'validUntil');
  const grade = event.kind === 'GRADE' ? event.grade : null;
  const decidedOn = dayOf(occurredAt);
  return (
    checkDay('validUntil', validUntil) ?? {
      ...{ eventId, decidedOn, grade, limitMinor, reason, decidedBy, approvedBy, validUntil },
    }
  );
}

function incomplete({ kind, eventId }: JudgementEvent, field: string): Reject {
  return rejected('judgement-incomplete', `judgement ${eventId} of kind ${kind} has no ${field}`);
}
