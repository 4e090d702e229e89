import { dayOf, decimalToMinor, type JudgementKind } from '@foreshock/contracts';
import type { TestJudgement } from '@foreshock/policy-file';
import { MissingField, recordOf, type DatedInput } from './record.ts';

/**
 * The record of a written judgement; of several on one day the one written last is the later word.
 * @throws MoneyError or RangeError on an amount or a date that is none, MissingField
 */
export function judgementInput(judged: TestJudgement, number: number, baseCurrency: string): DatedInput {
  const { grade, limit, withdraw, currency = baseCurrency, validUntil } = judged;
  if ([grade, limit, withdraw].filter((one) => one !== undefined).length !== 1)
    throw new MissingField('a judgement is of a grade, of a limit, or withdraws one: give one of them');
  if (withdraw === undefined && validUntil === undefined)
    throw new MissingField('a judgement of a grade or a limit needs validUntil');
  const day = dayOf(judged.date);
  const base = recordOf(day, number);
  const record = {
    ...base,
    occurredAt: base.occurredAt + number,
    kind: kindOf(judged),
    grade: grade ?? null,
    limitMinor: limit === undefined ? null : decimalToMinor(String(limit), currency),
    currency: limit === undefined ? null : currency,
    reason: judged.reason ?? 'test',
    validUntil: validUntil === undefined ? null : dayOf(validUntil),
    decidedBy: judged.decidedBy,
    approvedBy: judged.approvedBy ?? null,
  };
  return { day, input: { type: 'JudgementEvent', record } };
}

function kindOf({ withdraw, grade }: TestJudgement): JudgementKind {
  if (withdraw !== undefined) return withdraw === 'grade' ? 'GRADE_WITHDRAWN' : 'LIMIT_WITHDRAWN';
  return grade === undefined ? 'LIMIT' : 'GRADE';
}
