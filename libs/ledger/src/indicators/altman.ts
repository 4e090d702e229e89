/** Altman's discriminant functions, of 1968, 1983 and 1995. */
interface Variant {
  readonly weights: readonly number[];
  readonly equity: 'marketCap' | 'bookEquity';
  /** Below: distress. */
  readonly distress: number;
  /** Above: safe. */
  readonly safe: number;
}

export type Firm = 'listed' | 'private' | 'non-manufacturer';

/** Of working capital, retained earnings and EBIT (over assets), equity over liabilities, and sales over assets. */
const VARIANTS: Readonly<Record<Firm, Variant>> = {
  listed: { weights: [1.2, 1.4, 3.3, 0.6, 1.0], equity: 'marketCap', distress: 1.81, safe: 2.99 },
  private: {
    weights: [0.717, 0.847, 3.107, 0.42, 0.998],
    equity: 'bookEquity',
    distress: 1.23,
    safe: 2.9,
  },
  'non-manufacturer': {
    weights: [6.56, 3.26, 6.72, 1.05],
    equity: 'bookEquity',
    distress: 1.1,
    safe: 2.6,
  },
};

export interface AltmanZ {
  readonly firm: Firm;
  readonly value: number;
}

type Figures = Readonly<Record<string, number | undefined>>;

/**
 * The score of the variant for `firm`; without a known one, as the figures allow: listed with a marketCap, private
 * with sales, else non-manufacturer. Working capital and book equity follow from the balance sheet where they are
 * missing. Null where a figure is missing, or assets or liabilities are not above 0.
 */
export function altmanZ(figures: Figures, firm: string | undefined): AltmanZ | null {
  const variant = isFirm(firm) ? firm : firmOf(figures);
  const { weights, equity } = VARIANTS[variant];
  const { totalAssets, totalLiabilities, currentAssets, currentLiabilities } = figures;
  if (totalAssets === undefined || totalAssets <= 0) return null;
  if (totalLiabilities === undefined || totalLiabilities <= 0) return null;
  const workingCapital = figures['workingCapital'] ?? minus(currentAssets, currentLiabilities);
  const bookEquity = figures['bookEquity'] ?? totalAssets - totalLiabilities;
  const parts = [
    over(workingCapital, totalAssets),
    over(figures['retainedEarnings'], totalAssets),
    over(figures['ebit'], totalAssets),
    over(equity === 'marketCap' ? figures['marketCap'] : bookEquity, totalLiabilities),
    over(figures['sales'], totalAssets),
  ];
  const value = weights.reduce((sum, weight, i) => sum + weight * parts[i]!, 0);
  return Number.isFinite(value) ? { firm: variant, value } : null;
}

/** 0 distress, 1 in between, 2 safe. */
export function altmanZone({ firm, value }: AltmanZ): 0 | 1 | 2 {
  const { distress, safe } = VARIANTS[firm];
  return value < distress ? 0 : value > safe ? 2 : 1;
}

function isFirm(text: string | undefined): text is Firm {
  return text !== undefined && Object.hasOwn(VARIANTS, text);
}

function firmOf(figures: Figures): Firm {
  if (figures['marketCap'] !== undefined) return 'listed';
  return figures['sales'] === undefined ? 'non-manufacturer' : 'private';
}

/** NaN where the figure is missing. */
function over(part: number | undefined, whole: number): number {
  return part === undefined ? NaN : part / whole;
}

function minus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}
