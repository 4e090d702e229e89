import type { Report } from './error.ts';
import { nearestName } from './nearest.ts';

/** One number per name the policy reads; NaN is a missing value, so every comparison with it is false. */
export type Values = Float64Array;

export type IndicatorValue = number | boolean | null | undefined;
export type Indicators = Readonly<Record<string, IndicatorValue>>;
/** Kind of signal → number's name → value, of the latest signal in force. */
export type Signals = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

/**
 * How a value moves by itself from one day to the next while nothing happens. `day`: it grows by one a day while it is
 * above zero. `history`: it is a multiple of the days of the customer's history, as long as that is short.
 */
export type Carry = 'day' | 'history';

/** An indicator's name, with the range of its values and their way through time where these are known. */
export interface IndicatorDomain {
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
  /** A `count` is not negative, a `flag` is 0 or 1; others say nothing about the range. */
  readonly unit?: string;
  readonly carry?: Carry;
  /** For `day` the value, for `history` the days of history at which it stands still. */
  readonly carryUpTo?: number;
}

export const SIGNAL_KINDS = [
  'EXTERNAL_RATING',
  'FINANCIAL_STATEMENT',
  'GUARANTEE',
  'CREDIT_INSURANCE',
  'COMPLAINT',
  'ORDER',
  'CONTRACT',
  'MARKET',
  'INDUSTRY',
  'NEWS',
] as const;

/** Days since the customer's first day, at most 365: what values carried as `history` are in proportion to. */
export const HISTORY_DAYS = 'historyDays';

/** What the evaluation itself knows: the score, the grade in force (0 is the best), and 1 in default, else 0. */
export const RISK_VALUES = ['risk.score', 'risk.gradeRank', 'risk.inDefault'] as const;

export interface SignalName {
  readonly kind: string;
  readonly number: string;
}

/** The kind and number of `signals.KIND.number`, or null for any other name. */
export function signalName(name: string): SignalName | null {
  const parts = name.split('.');
  if (parts.length !== 3 || parts[0] !== 'signals') return null;
  return { kind: parts[1]!, number: parts[2]! };
}

/** A value whose past is asked for: how far back at most, and the slot of each number of days ago. */
export interface PastValue {
  readonly name: string;
  readonly slot: number;
  /** In rising order. */
  readonly lookBacks: readonly LookBack[];
}

export interface LookBack {
  readonly daysAgo: number;
  readonly slot: number;
}

/** Gives every name a slot, once; refuses names that nobody provides. */
export interface ValueTable {
  slotOf(name: string, path: string): number;
  /** The slot of a value as it was so many days ago. */
  pastSlotOf(name: string, daysAgo: number, path: string): number;
  /** The values whose past has been asked for until now. */
  pastValues(): readonly PastValue[];
  readonly report: Report;
  /** The slot of an indicator that the evaluation itself wants to know; null where nobody provides it. */
  optionalSlotOf(name: string): number | null;
  readonly names: readonly string[];
  domainOf(name: string): IndicatorDomain | undefined;
}

export function valueTable(known: readonly (string | IndicatorDomain)[], report: Report): ValueTable {
  const domains = new Map(
    known.map((entry) => (typeof entry === 'string' ? [entry, { name: entry }] : [entry.name, entry])),
  );
  const slots = new Map<string, number>();
  const names: string[] = [];
  const taken = (name: string): number => {
    const slot = slots.get(name) ?? names.length;
    if (slot === names.length) names.push(name);
    slots.set(name, slot);
    return slot;
  };
  const past = new Map<string, LookBack[]>();
  return {
    names,
    report,
    pastSlotOf(name, daysAgo, path) {
      checkName(name, path, domains, report);
      checkPast(name, path, domains, report);
      const lookBacks = past.get(name) ?? [];
      past.set(name, lookBacks);
      const known = lookBacks.find((one) => one.daysAgo === daysAgo);
      if (known !== undefined) return known.slot;
      const slot = taken(pastName(name, daysAgo));
      lookBacks.push({ daysAgo, slot });
      lookBacks.sort((a, b) => a.daysAgo - b.daysAgo);
      return slot;
    },
    pastValues: () =>
      [...past].map(([name, lookBacks]) => ({ name, slot: taken(name), lookBacks: [...lookBacks] })),
    domainOf: (name) => domains.get(name),
    optionalSlotOf: (name) => (domains.has(name) ? taken(name) : null),
    slotOf(name, path) {
      checkName(name, path, domains, report);
      return taken(name);
    },
  };
}

function checkName(name: string, path: string, known: ReadonlyMap<string, unknown>, report: Report): void {
  if (known.has(name) || RISK_VALUES.some((value) => value === name)) return;
  if (!name.startsWith('signals.')) {
    report(path, `unknown indicator "${name}"`, nearestName(name, [...known.keys(), ...RISK_VALUES]));
    return;
  }
  const signal = signalName(name);
  if (signal === null || signal.number === '') {
    report(path, `"${name}" is not of the form signals.KIND.number`);
  } else if (!SIGNAL_KINDS.some((kind) => kind === signal.kind)) {
    const nearest = nearestName(signal.kind, SIGNAL_KINDS);
    report(path, `unknown kind of signal "${signal.kind}"`, nearest && `signals.${nearest}.${signal.number}`);
  }
}

/** How a value of so many days ago is called. */
export function pastName(name: string, daysAgo: number): string {
  return `${name}@${daysAgo}`;
}

export function isPastName(name: string): boolean {
  return name.includes('@');
}

/** What moves by itself has no end of a day on which it was noted: only what facts move is remembered. */
function checkPast(
  name: string,
  path: string,
  known: ReadonlyMap<string, IndicatorDomain>,
  report: Report,
): void {
  if (known.get(name)?.carry === undefined) return;
  report(
    path,
    `the past of "${name}" is not kept: it moves by itself every day; compare an amount, a ratio or a count of facts`,
  );
}

/** A value for each name, in their order: what an evaluation reads, out of objects of all there is. */
export function valuesOf(names: readonly string[], indicators: Indicators, signals: Signals): Values {
  return Float64Array.from(names, (name) => {
    const signal = signalName(name);
    return toNumber(signal === null ? indicators[name] : signals[signal.kind]?.[signal.number]);
  });
}

/** A value as evaluations read it: flags are 0 and 1, a missing one is NaN. */
export function toNumber(value: IndicatorValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : NaN;
}
