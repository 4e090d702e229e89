import type { Report } from '../error.ts';
import { nearestName } from '../nearest.ts';
import { pastName, type IndicatorDomain, type ValueTable } from '../values.ts';

/** A rate that no portfolio exceeds. */
const SHARE = { min: 0, max: 1 };
const AMOUNT = { min: 0 };

/**
 * What can be asked of a portfolio at the end of a business date. Shares and HHI are over exposures above zero. A roll rate
 * is a balance in a bucket over the balance in the bucket before it 30 days earlier (net flow rate method): buckets are 30
 * days wide, so what is in the one was in the other, or not due yet, unless it was booked late.
 */
export const MEASURES: readonly IndicatorDomain[] = [
  { name: 'customers', ...AMOUNT },
  { name: 'openMinor', ...AMOUNT },
  { name: 'overdueMinor', ...AMOUNT },
  { name: 'exposureMinor' },
  /** Overdue of open. */
  { name: 'overdueRatio', ...SHARE },
  /** Customers in default of customers. */
  { name: 'defaultRate', ...SHARE },
  /** Open amount of customers in default, of open. */
  { name: 'defaultAmountRatio', ...SHARE },
  /** PD × LGD × exposure, summed up. */
  { name: 'expectedLossMinor', ...AMOUNT },
  /** Of the exposure of all members together. */
  { name: 'exposureShare', ...SHARE },
  /** Herfindahl-Hirschman index of exposures, 0 to 10,000. */
  { name: 'hhi', min: 0, max: 10_000 },
  { name: 'top1Share', ...SHARE },
  { name: 'top5Share', ...SHARE },
  { name: 'top10Share', ...SHARE },
  /** Not due → 1 to 30 days. */
  { name: 'rollRateCurrent', min: 0 },
  { name: 'rollRate1To30', min: 0 },
  { name: 'rollRate31To60', min: 0 },
  /** 61 to 90 days and 91 or more → 91 or more: the last bucket keeps what is in it. */
  { name: 'rollRate61Plus', min: 0 },
];

const BY_NAME = new Map(MEASURES.map((measure) => [measure.name, measure]));

/** A measure as a policy's portfolio reads it: at present, or as it was so many days ago. */
export interface MeasureName {
  readonly measure: string;
  /** 0 for the present. */
  readonly daysAgo: number;
}

/** Takes a name of a compiled portfolio apart; null for what is no measure. */
export function measureName(name: string): MeasureName | null {
  const [measure = '', daysAgo = '0'] = name.split('@');
  return BY_NAME.has(measure) ? { measure, daysAgo: Number(daysAgo) } : null;
}

/** Slots for the measures that portfolio rules read; refuses what is none. */
export function measureTable(report: Report): ValueTable {
  const names: string[] = [];
  const taken = (name: string): number => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const slotOf = (name: string, path: string): number => {
    if (!BY_NAME.has(name))
      report(path, `unknown portfolio measure "${name}"`, nearestName(name, [...BY_NAME.keys()]));
    return taken(name);
  };
  return {
    names,
    report,
    slotOf,
    optionalSlotOf: (name) => slotOf(name, ''),
    pastSlotOf(name, daysAgo, path) {
      slotOf(name, path);
      return taken(pastName(name, daysAgo));
    },
    // what was measured on earlier dates is asked of the tables
    pastValues: () => [],
    domainOf: (name) => BY_NAME.get(name),
  };
}
