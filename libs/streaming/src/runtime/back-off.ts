const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/** How long to wait after `times` failures in a row: doubles from 250 ms up to the limit. */
export function backOffMs(times: number, limitMs = LONGEST_MS): number {
  return Math.min(FIRST_MS * 2 ** Math.min(times - 1, 16), limitMs);
}
