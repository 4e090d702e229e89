import type { Day } from './day.ts';
import { fire, overrideRank, rankOf, rankOfGrade, type Band, type CompiledOverride } from './grades.ts';
import { scoreOf, type CompiledScorecard } from './score.ts';
import type { Probation } from './state.ts';
import type { Values } from './values.ts';

/** What a rating comes to. One is kept a scorecard and written anew each time. */
export interface Rating {
  score: number;
  behaviour: number;
  /** NaN where no outside source is there. */
  external: number;
  /** Of the grade in force: 0 is the best. */
  rank: number;
  /** Of the grade without judgement: scorecard, overrides and probation alone. */
  computedRank: number;
  /** Of the better grade that has been earned and is waited for, and since when; −1 without one. */
  waitingRank: number;
  waitingSince: Day;
  /** By the override's index: 1 where its condition holds. */
  readonly fired: Uint8Array;
}

export function blankRating(overrides: number): Rating {
  const blank = {
    score: NaN,
    behaviour: NaN,
    external: NaN,
    rank: 0,
    computedRank: 0,
    waitingRank: -1,
    waitingSince: 0,
  };
  return { ...blank, fired: new Uint8Array(overrides) };
}

/**
 * Writes the grade without judgement into the scorecard's rating: a worse one at once, a better one only after its band's score
 * plus a margin has been earned without a break for the probation of the grade to leave. `current` is the rank of that
 * grade until now, −1 for a first assessment.
 */
export function rate(
  card: CompiledScorecard,
  values: Values,
  current: number,
  probation: Probation | null,
  today: Day,
): Rating {
  const out = card.rating;
  scoreOf(card, values, out);
  const anyFired = fire(card.overrides, values, out.fired);
  out.waitingRank = -1;
  out.rank = rankOf(card.bands, out.score);
  if (anyFired) out.rank = overrideRank(out.rank, card.overrides, out.fired);
  if (current >= 0 && out.rank <= current) {
    let earned = rankOf(card.bands, out.score, card.marginPoints);
    if (anyFired) earned = overrideRank(earned, card.overrides, out.fired);
    climb(card.bands, current, earned, probation, today, out);
  }
  out.computedRank = out.rank;
  return out;
}

/** What was earned during the whole probation counts: a dip lowers what waits, a peak does not raise it. */
function climb(
  bands: readonly Band[],
  current: number,
  earned: number,
  probation: Probation | null,
  today: Day,
  out: Rating,
): void {
  let waiting = probation;
  out.rank = current;
  while (earned < out.rank) {
    const promised = waiting === null ? earned : rankOfGrade(bands, waiting.grade);
    const reached = promised < 0 || promised >= out.rank ? earned : Math.max(earned, promised);
    const since = waiting?.since ?? today;
    if (today - since < bands[out.rank]!.probationDays) {
      out.waitingRank = reached;
      out.waitingSince = since;
      return;
    }
    out.rank = reached;
    waiting = null;
  }
}

/** The probation that the rating leaves: the very same object where it goes on unchanged. */
export function probationAfter(
  bands: readonly Band[],
  { waitingRank, waitingSince }: Rating,
  before: Probation | null,
): Probation | null {
  if (waitingRank < 0) return null;
  const { grade } = bands[waitingRank]!;
  return before !== null && before.grade === grade && before.since === waitingSince
    ? before
    : { grade, since: waitingSince };
}

export function firedOf({ overrides, rating }: CompiledScorecard): readonly CompiledOverride[] {
  return overrides.filter((_, index) => rating.fired[index] === 1);
}
