/** Row indexes of the two parts, ascending. */
export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** Puts whole entities into one part by a hash of seed and key: no entity is in both, whatever the order of the rows. */
export function splitByEntity(keys: readonly string[], seed: number, testShare: number): Split {
  return parted(keys.length, (row) => chanceOf(`${seed}:${keys[row]!}`) < testShare);
}

/** Tests on the latest: rows after the moment up to which 1 − `testShare` of them had happened; one moment is never cut. */
export function splitByTime(times: readonly number[], testShare: number): Split {
  const sorted = times.toSorted((a, b) => a - b);
  const last = sorted[Math.max(0, Math.ceil((1 - testShare) * sorted.length) - 1)] ?? 0;
  return parted(times.length, (row) => times[row]! > last);
}

function parted(length: number, isTest: (row: number) => boolean): Split {
  const rows = Array.from({ length }, (_, row) => row);
  return { train: rows.filter((row) => !isTest(row)), test: rows.filter(isTest) };
}

/** A number in [0, 1) that the text alone decides: FNV-1a, mixed as in MurmurHash3. */
function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
