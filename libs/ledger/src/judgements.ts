import type { Day } from './day.ts';
import { isLater, type Stamp } from './facts.ts';
import type { Ledger } from './ledger.ts';
import { rareOf } from './rare.ts';

/** What people judge of a customer. */
export type JudgementSubject = 'grade' | 'limit';

/** What a person decided, in force through `validUntil`. */
export interface Judgement {
  readonly eventId: string;
  /** The day on which it was decided. */
  readonly decidedOn: Day;
  /** Null for a limit. */
  readonly grade: string | null;
  /** In the base currency; null for a grade. */
  readonly limitMinor: number | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
  readonly validUntil: Day;
}

/** The last word on one subject: a judgement, or null where it was that there is none any more. */
export interface LastWord {
  readonly stamp: Stamp;
  readonly judgement: Judgement | null;
}

/** The last word on each subject on which there was one. */
export type LastWords = Partial<Record<JudgementSubject, LastWord>>;

/** At most one judgement a subject, and at least one. */
export type JudgementsInForce = Readonly<Partial<Record<JudgementSubject, Judgement>>>;

/** The later word by (occurredAt, eventId) stands, whichever comes first; an earlier one never returns. */
export function noteWord(ledger: Ledger, subject: JudgementSubject, word: LastWord): void {
  const rare = rareOf(ledger);
  const before = rare.judgements?.[subject];
  if (before !== undefined && !isLater(word.stamp, before.stamp)) return;
  rare.judgements = { ...rare.judgements, [subject]: word };
}

/** The judgements in force on the ledger's business date; null where there is none. */
export function judgementsOf(ledger: Ledger): JudgementsInForce | null {
  const words = ledger.rare?.judgements ?? null;
  if (words === null) return null;
  const grade = inForce(words.grade, ledger.today);
  const limit = inForce(words.limit, ledger.today);
  if (grade === null && limit === null) return null;
  return { ...(grade && { grade }), ...(limit && { limit }) };
}

/** The first day on which a judgement that is in force is so no longer, or null. */
export function nextJudgementChange(ledger: Ledger): Day | null {
  const judged = judgementsOf(ledger);
  if (judged === null) return null;
  return Math.min(judged.grade?.validUntil ?? Infinity, judged.limit?.validUntil ?? Infinity) + 1;
}

function inForce(word: LastWord | undefined, today: Day): Judgement | null {
  const judgement = word?.judgement ?? null;
  return judgement === null || judgement.validUntil < today ? null : judgement;
}
