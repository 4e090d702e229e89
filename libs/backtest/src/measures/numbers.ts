/** A quotient, or null where there is nothing to divide by. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** A quantile of sorted numbers by linear interpolation (type 7 of Hyndman and Fan); null without any. */
export function quantile(sorted: readonly number[], at: number): number | null {
  if (sorted.length === 0) return null;
  const place = at * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}

/** 0.975 quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/** The 95 % interval of a share of `hits` in `trials` (Wilson, 1927): it holds for few trials and for rare hits. */
export function wilson(hits: number, trials: number): { readonly low: number; readonly high: number } | null {
  if (trials === 0) return null;
  const observed = hits / trials;
  const scale = 1 + Z ** 2 / trials;
  const centre = (observed + Z ** 2 / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((observed * (1 - observed)) / trials + Z ** 2 / (4 * trials ** 2));
  return { low: hits === 0 ? 0 : centre - half, high: hits === trials ? 1 : centre + half };
}
