import type { Report } from './error.ts';
import { nearestName } from './nearest.ts';

/** One number per name the policy reads; NaN is a missing value, so every comparison with it is false. */
export type Values = Float64Array;

export type IndicatorValue = number | boolean | null | undefined;
export type Indicators = Readonly<Record<string, IndicatorValue>>;
/** Kind of signal → number's name → value, of the latest signal in force. */
export type Signals = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

/** An indicator's name, with the range of its values where that is known (it sharpens the checks). */
export interface IndicatorDomain {
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
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

/** What the evaluation itself knows: the score and the grade in force (0 is the best). */
export const RISK_VALUES = ['risk.score', 'risk.gradeRank'] as const;

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

/** Gives every name a slot, once; refuses names that nobody provides. */
export interface ValueTable {
  slotOf(name: string, path: string): number;
  readonly names: readonly string[];
  domainOf(name: string): IndicatorDomain | undefined;
}

export function valueTable(known: readonly (string | IndicatorDomain)[], report: Report): ValueTable {
  const domains = new Map(
    known.map((entry) => (typeof entry === 'string' ? [entry, { name: entry }] : [entry.name, entry])),
  );
  const slots = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    domainOf: (name) => domains.get(name),
    slotOf(name, path) {
      checkName(name, path, domains, report);
      const slot = slots.get(name) ?? names.length;
      if (slot === names.length) names.push(name);
      slots.set(name, slot);
      return slot;
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

/** Fills one slot per name from the inputs; compiled once so that an evaluation looks up and parses nothing else. */
export type Filler = (values: Values, indicators: Indicators, signals: Signals) => void;

export function compileFiller(names: readonly string[]): Filler {
  const slots = names.map((name, slot) => ({ name, slot, signal: signalName(name) }));
  const ofSignals = slots.flatMap(({ slot, signal }) => (signal === null ? [] : [{ slot, ...signal }]));
  const ofIndicators = slots.filter(({ name, signal }) => signal === null && !name.startsWith('risk.'));
  return (values, indicators, signals) => {
    for (const { slot, name } of ofIndicators) values[slot] = toNumber(indicators[name]);
    for (const { slot, kind, number } of ofSignals) values[slot] = toNumber(signals[kind]?.[number]);
  };
}

function toNumber(value: IndicatorValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : NaN;
}
