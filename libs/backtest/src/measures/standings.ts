import type { Day } from '@foreshock/ledger';
import type { CustomerTrack, Standing } from '../track.ts';

/** How a customer stood at the end of a day, by what was known then; null before he was rated. */
export function standingOn({ standings }: CustomerTrack, day: Day): Standing | null {
  let [low, high] = [0, standings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (standings[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return standings[low - 1] ?? null;
}
