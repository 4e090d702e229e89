import { AGEING, computeAgeing } from './ageing.ts';
import { BALANCE, computeBalance } from './balance.ts';
import { BEHAVIOUR, computeBehaviour } from './behaviour.ts';
import type { IndicatorDefinition, ValuesOf } from './definition.ts';
import { computeDso, DSO } from './dso.ts';
import { computeExposure, EXPOSURE } from './exposure.ts';
import { computeHabits, HABITS } from './habits.ts';
import { SINGLES } from './single.ts';
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

type Values = ValuesOf<typeof INDICATORS>;

/** Indicators that are worked out together. */
const THEMES: readonly {
  readonly definitions: readonly IndicatorDefinition[];
  readonly compute: (ledger: Ledger, out: Values) => void;
}[] = [
  { definitions: BALANCE, compute: computeBalance },
  { definitions: AGEING, compute: computeAgeing },
  { definitions: EXPOSURE, compute: computeExposure },
  { definitions: WINDOWS, compute: computeWindows },
  { definitions: BEHAVIOUR, compute: computeBehaviour },
  { definitions: DSO, compute: computeDso },
  { definitions: HABITS, compute: computeHabits },
  { definitions: STATEMENT, compute: computeStatement },
];

/** Null where an indicator may be null, 0 or false elsewhere. */
export const NO_INDICATORS = Object.fromEntries(
  INDICATORS.map(({ name, type, nullable }) => [name, nullable ? null : type === 'boolean' ? false : 0]),
) as Indicators;

/** The indicators as of the ledger's business date. */
export function indicatorsOf(ledger: Ledger): Indicators {
  const out: Values = { ...NO_INDICATORS };
  computeIndicators(ledger, out);
  return out;
}

/** Writes the indicators into a record that holds `NO_INDICATORS`. */
export function computeIndicators(ledger: Ledger, out: Values): void {
  for (const { compute } of THEMES) compute(ledger, out);
}

/**
 * Makes a function that writes the values of these names, each into its place: NaN for null, 0 or 1 for a flag. It works
 * out no theme of which it needs only what can be told alone. Places of names that are no indicators are left as they are.
 */
export function fillerOf(names: readonly string[]): (ledger: Ledger, values: Float64Array) => void {
  const alone: { readonly slot: number; readonly single: (ledger: Ledger) => number }[] = [];
  const themes: Filler[] = [];
  for (const { definitions, compute } of THEMES) {
    const slots = names.flatMap((name, slot) => (definitions.some((one) => one.name === name) ? [slot] : []));
    const singles = slots.flatMap((slot) => SINGLES[names[slot]!] ?? []);
    if (singles.length < slots.length) themes.push(themeFiller(compute, slots, names));
    else singles.forEach((single, s) => alone.push({ slot: slots[s]!, single }));
  }
  return (ledger, values) => {
    for (const { slot, single } of alone) values[slot] = single(ledger);
    for (const fill of themes) fill(ledger, values);
  };
}

type Filler = (ledger: Ledger, values: Float64Array) => void;

function themeFiller(
  compute: (ledger: Ledger, out: Values) => void,
  slots: readonly number[],
  names: readonly string[],
): Filler {
  const out = { ...NO_INDICATORS };
  return (ledger, values) => {
    compute(ledger, out);
    for (let s = 0; s < slots.length; s++)
      values[slots[s]!] = numberOf(out[names[slots[s]!] as IndicatorName]);
  };
}

function numberOf(value: number | boolean | null): number {
  return value === null ? NaN : Number(value);
}
