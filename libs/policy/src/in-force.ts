import type { CompiledSegment, Policy } from './compile.ts';
import type { JudgementRecord } from './decision.ts';
import {
  JUDGED_GRADE,
  JUDGED_LIMIT,
  judgedRank,
  type Judgement,
  type JudgementsInForce,
} from './judgement.ts';
import { firedOf, type Rating } from './rating.ts';
import type { CompiledScorecard } from './score.ts';
import type { Assessment } from './state.ts';

/** What judgement makes of an assessment. */
export interface InForce {
  /** The judged limit; null where none is. */
  readonly limitMinor: number | null;
  /** Names of the judgements that count, after those of the policy's overrides. */
  readonly names: readonly string[];
  readonly judgements: readonly JudgementRecord[];
}

const UNJUDGED: InForce = { limitMinor: null, names: [], judgements: [] };

/** Sets the rating's grade in force by judgement; the computed one stays beside it. */
export function inForce(
  policy: Policy,
  segment: CompiledSegment,
  rating: Rating,
  judgements: JudgementsInForce | null,
  isInDefault: boolean,
): InForce {
  if (judgements === null) return UNJUDGED;
  const { grade, limit } = judgements;
  const rank = judgedRank(policy, segment, rating, grade, isInDefault);
  if (rank !== null) rating.rank = rank;
  const limitMinor = limit?.limitMinor ?? null;
  return {
    // A default is a fact: what the policy lends at most then goes for judgement too.
    limitMinor:
      limitMinor !== null && isInDefault ? Math.min(limitMinor, segment.limit.inDefaultMinor) : limitMinor,
    names: [...(rank === null ? [] : [JUDGED_GRADE]), ...(limitMinor === null ? [] : [JUDGED_LIMIT])],
    judgements: [...recordOf('GRADE', grade), ...recordOf('LIMIT', limit)],
  };
}

function recordOf(kind: 'GRADE' | 'LIMIT', judgement: Judgement | undefined): readonly JudgementRecord[] {
  if (judgement === undefined) return [];
  const { grade, limitMinor, reason, decidedBy, approvedBy, validUntil, eventId } = judgement;
  return [{ kind, grade, limitMinor, reason, decidedBy, approvedBy, validUntil, eventId }];
}

/** What an assessment remembers of overrides and judgements. */
export function wordsOn(
  card: CompiledScorecard,
  { names, judgements }: InForce,
): Pick<Assessment, 'overrides' | 'judgements'> {
  return {
    overrides: [...firedOf(card).map(({ id }) => id), ...names],
    judgements: judgements.map(({ eventId }) => eventId),
  };
}

/** Whether the last assessment named the overrides and judgements that are in force. */
export function isSaid(last: Assessment, { overrides, rating }: CompiledScorecard, now: InForce): boolean {
  let count = 0;
  for (let index = 0; index < overrides.length; index++) {
    if (rating.fired[index] === 0) continue;
    if (last.overrides[count] !== overrides[index]!.id) return false;
    count++;
  }
  for (const name of now.names) if (last.overrides[count++] !== name) return false;
  if (count !== last.overrides.length || now.judgements.length !== last.judgements.length) return false;
  return now.judgements.every(({ eventId }, index) => last.judgements[index] === eventId);
}
