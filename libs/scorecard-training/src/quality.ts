import { separation } from '@foreshock/statistics';

export interface Quality {
  readonly rows: number;
  readonly bads: number;
  readonly auc: number;
  readonly gini: number;
  readonly ks: number;
}

/**
 * How well scores (higher is better) tell good from bad; `bad` is 1 or 0.
 * @throws RangeError without at least one of each
 */
export function qualityOf(scores: Float64Array, bad: Uint8Array): Quality {
  const found = separation(Array.from(scores, (score, row) => ({ score, bad: bad[row] === 1 })));
  if (found === null)
    throw new RangeError('the part has only good or only bad rows; give it more of the data');
  const bads = bad.reduce((sum, one) => sum + one, 0);
  return { rows: bad.length, bads, auc: (found.gini + 1) / 2, ...found };
}
