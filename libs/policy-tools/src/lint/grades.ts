import type { Policy } from '@foreshock/policy';
import type { Finding } from './finding.ts';
import { scoresOf } from './scores.ts';

/** Grades whose band no sum of points falls into and that no override names. */
export function gradesOutOfReach({ document, segments }: Policy): readonly Finding[] {
  return Object.entries(document.scorecards).flatMap(([name, written]) => {
    const card = segments.find((_, index) => document.segments[index]!.scorecard === name)?.scorecard;
    const scores = card === undefined ? null : scoresOf(card);
    if (card === undefined || scores === null) return [];
    const named = new Set(written.overrides.flatMap(({ grade, cap, floor }) => [grade, cap, floor]));
    return card.bands.flatMap(({ grade, minScore }, rank): Finding[] => {
      const below = card.bands[rank - 1]?.minScore ?? Infinity;
      if (named.has(grade) || [...scores].some((score) => score >= minScore && score < below)) return [];
      const path = `/scorecards/${name}/grades/${rank}`;
      const message = `no customer can get grade ${grade}: no sum of points is from ${minScore} to below ${below}`;
      return [{ code: 'grade-out-of-reach', path, message }];
    });
  });
}
