import type { RecordTypes } from '../generated/records.ts';
import { dayMs } from './bounds.ts';
import { problem, type InvalidRecord } from './problem.ts';

type JudgementEvent = RecordTypes['JudgementEvent'];

/** What is wrong between the fields of a judgement: what its kind needs, and that nobody approves his own. */
export function judgementProblem(event: JudgementEvent): InvalidRecord | null {
  const { kind, validUntil, occurredAt, decidedBy, approvedBy } = event;
  if (approvedBy !== null && approvedBy === decidedBy)
    return problem('invalid-id', 'approvedBy', approvedBy, 'approval is for another person than decidedBy');
  if (kind === 'GRADE_WITHDRAWN' || kind === 'LIMIT_WITHDRAWN') return null;
  const lacking = kind === 'GRADE' ? lackingOfGrade(event) : lackingOfLimit(event);
  if (lacking !== null) return lacking;
  if (validUntil === null)
    return problem('invalid-date', 'validUntil', validUntil, `a judgement of kind ${kind} ends on a day`);
  const decidedOn = Math.floor(occurredAt / dayMs);
  return validUntil >= decidedOn
    ? null
    : problem('invalid-date', 'validUntil', validUntil, `before the day of the judgement, ${decidedOn}`);
}

function lackingOfGrade({ grade }: JudgementEvent): InvalidRecord | null {
  return grade === null ? problem('invalid-id', 'grade', grade, 'a judgement of kind GRADE names one') : null;
}

function lackingOfLimit({ limitMinor, currency }: JudgementEvent): InvalidRecord | null {
  if (limitMinor === null)
    return problem('invalid-amount', 'limitMinor', limitMinor, 'a judgement of kind LIMIT states one');
  return currency === null
    ? problem('invalid-currency', 'currency', currency, 'a limit needs its currency')
    : null;
}
