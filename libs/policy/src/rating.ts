import type { Day } from './day.ts';
import { firing, overrideRank, rankOf, type Band, type CompiledOverride } from './grades.ts';
import { scoreOf, type CompiledScorecard, type Score } from './score.ts';
import type { Probation } from './state.ts';
import type { Values } from './values.ts';

export interface Rating {
  readonly score: Score;
  readonly rank: number;
  readonly probation: Probation | null;
  readonly fired: readonly CompiledOverride[];
}

/**
 * The grade in force: a worse one at once, a better one only after its band's score plus a margin has been earned
 * without a break for the probation of the grade to leave. `current` is null for a first assessment.
 */
export function rate(
  card: CompiledScorecard,
  values: Values,
  current: number | null,
  probation: Probation | null,
  today: Day,
): Rating {
  const score = scoreOf(card, values);
  const fired = firing(card.overrides, values);
  const target = overrideRank(rankOf(card.bands, score.score), fired);
  if (current === null || target > current) return { score, rank: target, probation: null, fired };
  const earned = overrideRank(rankOf(card.bands, score.score, card.marginPoints), fired);
  return { score, fired, ...climb(card.bands, current, earned, probation, today) };
}

/** What was earned during the whole probation counts: a dip lowers what waits, a peak does not raise it. */
function climb(
  bands: readonly Band[],
  current: number,
  earned: number,
  probation: Probation | null,
  today: Day,
): { rank: number; probation: Probation | null } {
  let rank = current;
  let waiting = probation;
  while (earned < rank) {
    const promised = waiting === null ? earned : bands.findIndex(({ grade }) => grade === waiting!.grade);
    const reached = promised < 0 || promised >= rank ? earned : Math.max(earned, promised);
    const since = waiting?.since ?? today;
    if (today - since < bands[rank]!.probationDays)
      return { rank, probation: keep(waiting, bands[reached]!.grade, since) };
    rank = reached;
    waiting = null;
  }
  return { rank, probation: null };
}

function keep(probation: Probation | null, grade: string, since: Day): Probation {
  return probation !== null && probation.grade === grade && probation.since === since
    ? probation
    : { grade, since };
}
