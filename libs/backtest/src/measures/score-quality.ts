import type { Day } from '@foreshock/ledger';
import { separation, stabilityIndex, type Outcome as Scored } from '@foreshock/statistics';
import type { CustomerTrack } from '../track.ts';
import { follows, isMature, isUnder, outcomesOf, type Frame } from './frame.ts';
import { standingOn } from './standings.ts';

/** How well scores told who would be bad within the horizon. Nulls without a good and a bad customer. */
export interface Separated {
  readonly scores: number;
  readonly bad: number;
  readonly auc: number | null;
  readonly gini: number | null;
  readonly ks: number | null;
}

export interface ScoreQuality {
  /** All snapshots whose horizon has been seen, together. */
  readonly all: Separated;
  readonly snapshots: readonly (Separated & { readonly day: Day })[];
  /** Population stability: the first quarter of the snapshots against the last; null below two snapshots. */
  readonly psi: number | null;
}

/** Customers under the outcome already are left out: of them there is nothing to foretell. */
export function scoreQuality(frame: Frame, tracks: readonly CustomerTrack[]): ScoreQuality {
  const mature = frame.snapshots.filter((day) => isMature(frame, day));
  const scored = mature.map((day) => ({ day, scores: scoredOn(frame, tracks, day) }));
  return {
    all: separated(scored.flatMap(({ scores }) => scores)),
    snapshots: scored.map(({ day, scores }) => ({ day, ...separated(scores) })),
    psi: psiOf(frame, tracks),
  };
}

function scoredOn(frame: Frame, tracks: readonly CustomerTrack[], day: Day): Scored[] {
  return tracks.flatMap((track) => {
    const standing = standingOn(track, day);
    const outcomes = outcomesOf(frame, track, frame.outcome);
    if (standing === null || isUnder(outcomes, day)) return [];
    return [{ score: standing.score, bad: follows(outcomes, day, frame.horizonDays) }];
  });
}

function separated(scores: readonly Scored[]): Separated {
  const found = separation(scores);
  return {
    scores: scores.length,
    bad: scores.filter(({ bad }) => bad).length,
    auc: found === null ? null : (found.gini + 1) / 2,
    gini: found?.gini ?? null,
    ks: found?.ks ?? null,
  };
}

const CLASSES = 10;

function psiOf({ snapshots }: Frame, tracks: readonly CustomerTrack[]): number | null {
  if (snapshots.length < 2) return null;
  const part = Math.max(1, Math.floor(snapshots.length / 4));
  const scoresOn = (days: readonly Day[]) =>
    days.flatMap((day) => tracks.flatMap((track) => standingOn(track, day)?.score ?? []));
  const [then, now] = [scoresOn(snapshots.slice(0, part)), scoresOn(snapshots.slice(-part))];
  if (then.length === 0 || now.length === 0) return null;
  const sorted = then.toSorted((a, b) => a - b);
  const edges = [
    ...new Set(
      Array.from(
        { length: CLASSES - 1 },
        (_, index) => sorted[Math.floor(((index + 1) * sorted.length) / CLASSES)]!,
      ),
    ),
  ];
  return stabilityIndex(countsBetween(edges, then), countsBetween(edges, now));
}

/** Scores in (−∞, e₁), [e₁, e₂), …, [eₙ, ∞). */
function countsBetween(edges: readonly number[], scores: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const score of scores) counts[edges.filter((edge) => edge <= score).length]! += 1;
  return counts;
}
