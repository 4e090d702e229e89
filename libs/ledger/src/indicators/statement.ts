import type { Ledger } from '../ledger.ts';
import { signalInForce } from '../signals.ts';
import { altmanZ, altmanZone } from './altman.ts';
import { doubleOrNull, longOrNull, type ValuesOf } from './definition.ts';

const OF =
  'of the latest FINANCIAL_STATEMENT in force; null where a figure is missing or a divisor is not above 0';

export const STATEMENT = [
  doubleOrNull(
    'currentRatio',
    'ratio',
    'Current ratio',
    '流动比率',
    `currentAssets / currentLiabilities ${OF}`,
  ),
  doubleOrNull(
    'quickRatio',
    'ratio',
    'Quick ratio',
    '速动比率',
    `(currentAssets − inventory) / currentLiabilities ${OF}`,
  ),
  doubleOrNull(
    'debtToAssets',
    'ratio',
    'Debt to assets',
    '资产负债率',
    `totalLiabilities / totalAssets ${OF}`,
  ),
  doubleOrNull(
    'altmanZ',
    'index',
    'Altman Z-score',
    '阿特曼Z值',
    `Z of listed, Z′ of private and Z″ of non-manufacturing firms, as texts.firm says, else as the figures allow, ${OF}`,
  ),
  longOrNull(
    'altmanZone',
    'index',
    'Altman zone',
    '阿特曼区间',
    '2 safe, 1 in between, 0 distress: altmanZ against the marks of its variant (Z 1.81 and 2.99, Z′ 1.23 and 2.9, Z″ 1.1 and 2.6)',
  ),
  doubleOrNull(
    'operatingMargin',
    'ratio',
    'Operating margin',
    '营业利润率',
    `operatingProfit (ebit where it is missing) / sales ${OF}`,
  ),
  doubleOrNull(
    'salesToPriorYear',
    'ratio',
    'Sales to those of the year before',
    '本年与上年销售额之比',
    `sales / salesPriorYear ${OF}`,
  ),
] as const;

export function computeStatement(ledger: Ledger, out: ValuesOf<typeof STATEMENT>): void {
  const statement = signalInForce(ledger, 'FINANCIAL_STATEMENT');
  if (statement === null) {
    out.currentRatio = out.quickRatio = out.debtToAssets = out.altmanZ = out.altmanZone = null;
    out.operatingMargin = out.salesToPriorYear = null;
    return;
  }
  const { numbers, texts } = statement;
  const { currentAssets, inventory, currentLiabilities, totalAssets, totalLiabilities } = numbers;
  out.currentRatio = quotient(currentAssets, currentLiabilities);
  out.quickRatio =
    currentAssets === undefined || inventory === undefined
      ? null
      : quotient(currentAssets - inventory, currentLiabilities);
  out.debtToAssets = quotient(totalLiabilities, totalAssets);
  const z = altmanZ(numbers, texts['firm']);
  out.altmanZ = z?.value ?? null;
  out.altmanZone = z === null ? null : altmanZone(z);
  out.operatingMargin = quotient(numbers['operatingProfit'] ?? numbers['ebit'], numbers['sales']);
  out.salesToPriorYear = quotient(numbers['sales'], numbers['salesPriorYear']);
}

const scratch = {} as ValuesOf<typeof STATEMENT>;

/** One of the theme's values by itself, NaN for null: most customers have no statement, and then nothing is worked out. */
export function statementValue(name: keyof typeof scratch): (ledger: Ledger) => number {
  return (ledger) => {
    if (ledger.signals === null) return NaN;
    computeStatement(ledger, scratch);
    return scratch[name] ?? NaN;
  };
}

function quotient(part: number | undefined, whole: number | undefined): number | null {
  if (part === undefined || whole === undefined || whole <= 0) return null;
  const value = part / whole;
  return Number.isFinite(value) ? value : null;
}
