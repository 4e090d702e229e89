import type { CustomerTrack } from '../track.ts';
import type { Frame } from './frame.ts';
import { standingOn } from './standings.ts';

/** What one grade holds at the end of the period. Amounts in base currency minor units. */
export interface GradeHolding {
  readonly grade: string;
  readonly customers: number;
  readonly exposureMinor: number;
  readonly expectedLossMinor: number;
}

export interface Portfolio {
  readonly grades: readonly GradeHolding[];
  readonly customers: number;
  readonly exposureMinor: number;
  readonly expectedLossMinor: number;
}

export function portfolio(
  { to }: Frame,
  tracks: readonly CustomerTrack[],
  grades: readonly string[],
): Portfolio {
  const held = grades.map((grade) => ({ grade, customers: 0, exposureMinor: 0, expectedLossMinor: 0 }));
  const total = { customers: 0, exposureMinor: 0, expectedLossMinor: 0 };
  for (const track of tracks) {
    const standing = standingOn(track, to);
    if (standing === null) continue;
    for (const sum of [total, held[grades.indexOf(standing.grade)]!]) {
      sum.customers += 1;
      sum.exposureMinor += standing.exposureMinor;
      sum.expectedLossMinor += standing.expectedLossMinor;
    }
  }
  return { grades: held, ...total };
}

/** Customers by where they were and where they went: a row for each grade from, a column for each grade to. */
export interface Matrix {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly customers: readonly (readonly number[])[];
}

/** From the end of each month to the end of the next, over all months, under one policy. */
export function migration(
  { snapshots }: Frame,
  tracks: readonly CustomerTrack[],
  grades: readonly string[],
): Matrix {
  const customers = emptyMatrix(grades, grades);
  for (const track of tracks) {
    for (let index = 1; index < snapshots.length; index++) {
      const before = standingOn(track, snapshots[index - 1]!);
      const after = standingOn(track, snapshots[index]!);
      if (before === null || after === null) continue;
      customers[grades.indexOf(before.grade)]![grades.indexOf(after.grade)]! += 1;
    }
  }
  return { from: grades, to: grades, customers };
}

/** A customer who has another grade under the other policy. */
export interface Moved {
  readonly customerId: string;
  readonly live: string;
  readonly draft: string;
  readonly liveScore: number;
  readonly draftScore: number;
  readonly exposureMinor: number;
}

/** The grades under both policies at the end of the period. */
export interface GradesCompared {
  readonly matrix: Matrix;
  readonly moved: number;
  readonly movedExposureMinor: number;
  /** The ones with the largest exposure. */
  readonly largest: readonly Moved[];
}

const LARGEST = 20;

export function gradesCompared(
  { to }: Frame,
  live: { readonly tracks: readonly CustomerTrack[]; readonly grades: readonly string[] },
  draft: { readonly tracks: readonly CustomerTrack[]; readonly grades: readonly string[] },
): GradesCompared {
  const customers = emptyMatrix(live.grades, draft.grades);
  const byId = new Map(draft.tracks.map((track) => [track.customerId, track]));
  const moved: Moved[] = [];
  for (const track of live.tracks) {
    const other = byId.get(track.customerId);
    const [ours, theirs] = [standingOn(track, to), other === undefined ? null : standingOn(other, to)];
    if (ours === null || theirs === null) continue;
    customers[live.grades.indexOf(ours.grade)]![draft.grades.indexOf(theirs.grade)]! += 1;
    if (ours.grade === theirs.grade) continue;
    const { customerId } = track;
    const scores = { liveScore: ours.score, draftScore: theirs.score };
    const { exposureMinor } = ours;
    moved.push({ customerId, live: ours.grade, draft: theirs.grade, ...scores, exposureMinor });
  }
  moved.sort((a, b) => b.exposureMinor - a.exposureMinor || (a.customerId < b.customerId ? -1 : 1));
  return {
    matrix: { from: live.grades, to: draft.grades, customers },
    moved: moved.length,
    movedExposureMinor: moved.reduce((sum, { exposureMinor }) => sum + exposureMinor, 0),
    largest: moved.slice(0, LARGEST),
  };
}

const emptyMatrix = (from: readonly string[], to: readonly string[]): number[][] =>
  from.map(() => to.map(() => 0));
