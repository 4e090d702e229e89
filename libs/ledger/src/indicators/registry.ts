import { AGEING, computeAgeing } from './ageing.ts';
import { BALANCE, computeBalance } from './balance.ts';
import { BEHAVIOUR, computeBehaviour } from './behaviour.ts';
import type { IndicatorDefinition, ValuesOf } from './definition.ts';
import { computeDso, DSO } from './dso.ts';
import { computeExposure, EXPOSURE } from './exposure.ts';
import { computeHabits, HABITS } from './habits.ts';
import { computeStatement, STATEMENT } from './statement.ts';
import { computeWindows, WINDOWS } from './windows.ts';
import type { Ledger } from '../ledger.ts';

/** Every indicator, in the order of its fields and columns. A new one goes to the end of its theme. */
export const INDICATORS = [
  ...BALANCE,
  ...AGEING,
  ...EXPOSURE,
  ...WINDOWS,
  ...BEHAVIOUR,
  ...DSO,
  ...HABITS,
  ...STATEMENT,
] as const satisfies readonly IndicatorDefinition[];

export type IndicatorName = (typeof INDICATORS)[number]['name'];

/** The values of all indicators; amounts in minor units of the base currency. */
export type Indicators = Readonly<ValuesOf<typeof INDICATORS>>;

const BLANK = Object.fromEntries(
  INDICATORS.map(({ name, type, nullable }) => [name, nullable ? null : type === 'boolean' ? false : 0]),
) as Indicators;

/** The indicators as of the ledger's business date. */
export function indicatorsOf(ledger: Ledger): Indicators {
  const out: ValuesOf<typeof INDICATORS> = { ...BLANK };
  computeBalance(ledger, out);
  computeAgeing(ledger, out);
  computeExposure(ledger, out);
  computeWindows(ledger, out);
  computeBehaviour(ledger, out);
  computeDso(ledger, out);
  computeHabits(ledger, out);
  computeStatement(ledger, out);
  return out;
}
