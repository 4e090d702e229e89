export type Unit = 'minor' | 'days' | 'ratio' | 'count' | 'index' | 'flag';

/** An indicator as data: its Avro field, its column, its API entry and its labels follow from this. */
export interface IndicatorDefinition {
  readonly name: string;
  readonly type: 'long' | 'double' | 'boolean';
  readonly nullable: boolean;
  /** minor: minor units of the base currency. */
  readonly unit: Unit;
  readonly label: { readonly en: string; readonly zh: string };
  /** What it says, with its formula. D is the business date, a window of n days is (D−n, D]. */
  readonly description: string;
  /** How its value moves on with the calendar alone, while no fact changes. Without it the value stays. */
  readonly carry?: Carry;
  /** `day`: the value at which it stops. `history`: the days of the window. Without it there is no end. */
  readonly carryUpTo?: number;
}

/**
 * `day`: one more every day, while above 0. `history`: grows in proportion to the days of history, as long as these are
 * fewer than those of the window.
 */
export type Carry = 'day' | 'history';

/** A definition whose value grows by one a day while above 0, up to `carryUpTo`. */
export function perDay<const D extends IndicatorDefinition>(definition: D, carryUpTo?: number) {
  return { ...definition, carry: 'day' as const, ...(carryUpTo === undefined ? {} : { carryUpTo }) };
}

/** A definition whose value is in proportion to min(days of the window, days of history). */
export function perHistory<const D extends IndicatorDefinition>(window: number, definition: D) {
  return { ...definition, carry: 'history' as const, carryUpTo: window };
}

export interface Texts {
  readonly label: { readonly en: string; readonly zh: string };
  readonly description: string;
}

function texts(en: string, zh: string, description: string): Texts {
  return { label: { en, zh }, description };
}

/** A whole number that always has a value. */
export function long<const N extends string, const U extends Unit>(
  name: N,
  unit: U,
  en: string,
  zh: string,
  description: string,
): { readonly name: N; readonly type: 'long'; readonly nullable: false; readonly unit: U } & Texts {
  return { name, type: 'long', nullable: false, unit, ...texts(en, zh, description) };
}

/** A whole number, or null where there is nothing to tell. */
export function longOrNull<const N extends string, const U extends Unit>(
  name: N,
  unit: U,
  en: string,
  zh: string,
  description: string,
): { readonly name: N; readonly type: 'long'; readonly nullable: true; readonly unit: U } & Texts {
  return { name, type: 'long', nullable: true, unit, ...texts(en, zh, description) };
}

export function double<const N extends string, const U extends Unit>(
  name: N,
  unit: U,
  en: string,
  zh: string,
  description: string,
): { readonly name: N; readonly type: 'double'; readonly nullable: false; readonly unit: U } & Texts {
  return { name, type: 'double', nullable: false, unit, ...texts(en, zh, description) };
}

export function doubleOrNull<const N extends string, const U extends Unit>(
  name: N,
  unit: U,
  en: string,
  zh: string,
  description: string,
): { readonly name: N; readonly type: 'double'; readonly nullable: true; readonly unit: U } & Texts {
  return { name, type: 'double', nullable: true, unit, ...texts(en, zh, description) };
}

export function flag<const N extends string>(
  name: N,
  en: string,
  zh: string,
  description: string,
): { readonly name: N; readonly type: 'boolean'; readonly nullable: false; readonly unit: 'flag' } & Texts {
  return { name, type: 'boolean', nullable: false, unit: 'flag', ...texts(en, zh, description) };
}

/** The value type of a definition, and the values of a list of them. */
export type ValueOf<D extends Pick<IndicatorDefinition, 'type' | 'nullable'>> =
  (D['type'] extends 'boolean' ? boolean : number) | (D['nullable'] extends true ? null : never);

export type ValuesOf<L extends readonly IndicatorDefinition[]> = {
  -readonly [D in L[number] as D['name']]: ValueOf<D>;
};
