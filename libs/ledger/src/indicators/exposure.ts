import { COMMITMENT_COLUMN } from '../commitments.ts';
import type { Ledger } from '../ledger.ts';
import { zoneSum } from '../series.ts';
import { doubleOrNull, long, longOrNull, type ValuesOf } from './definition.ts';
import { openMinor, orNull } from './sums.ts';

const BY_ID = 'at the rate when booked; of those with one id the latest in force counts';

export const EXPOSURE = [
  long(
    'exposureMinor',
    'minor',
    'Exposure',
    '风险敞口',
    'openMinor + ordersMinor − guaranteesMinor − collateralMinor − insuranceMinor, at least 0',
  ),
  longOrNull(
    'creditLimitMinor',
    'minor',
    'Credit limit',
    '信用额度',
    'From master data; null where none is known',
  ),
  doubleOrNull(
    'utilisation',
    'ratio',
    'Limit utilisation',
    '额度使用率',
    'exposureMinor / creditLimitMinor; null without a limit; a limit of 0 counts as one minor unit',
  ),
  long(
    'ordersMinor',
    'minor',
    'Orders not invoiced',
    '未开票订单金额',
    `Orders for which no standing invoice is issued, through their last day or 90 days from the day of the order, ${BY_ID}`,
  ),
  long(
    'guaranteesMinor',
    'minor',
    'Guarantees',
    '担保金额',
    `Guarantees in force (texts.type other than “collateral”), ${BY_ID}`,
  ),
  long(
    'collateralMinor',
    'minor',
    'Collateral',
    '抵押金额',
    `Guarantees in force whose texts.type is “collateral”, ${BY_ID}`,
  ),
  long('insuranceMinor', 'minor', 'Credit insurance', '信用保险金额', `Insurance in force, ${BY_ID}`),
] as const;

export function computeExposure(ledger: Ledger, out: ValuesOf<typeof EXPOSURE>): void {
  out.ordersMinor = committedMinor(ledger, 'orders');
  out.guaranteesMinor = committedMinor(ledger, 'guarantees');
  out.collateralMinor = committedMinor(ledger, 'collateral');
  out.insuranceMinor = committedMinor(ledger, 'insurance');
  out.exposureMinor = exposureMinor(ledger);
  out.creditLimitMinor = ledger.master?.creditLimitBookedMinor ?? null;
  out.utilisation = orNull(utilisation(ledger));
}

/** Of one kind, in force. */
export function committedMinor(ledger: Ledger, kind: keyof typeof COMMITMENT_COLUMN): number {
  return zoneSum(ledger.rare?.commitments?.byEnd ?? null, COMMITMENT_COLUMN[kind], 0, 0);
}

export function exposureMinor(ledger: Ledger): number {
  const open = openMinor(ledger);
  if ((ledger.rare?.commitments ?? null) === null) return Math.max(0, open);
  const covered =
    committedMinor(ledger, 'guarantees') +
    committedMinor(ledger, 'collateral') +
    committedMinor(ledger, 'insurance');
  return Math.max(0, open + committedMinor(ledger, 'orders') - covered);
}

/** NaN without a limit; one of 0 is no credit at all, never "no limit". */
export function utilisation(ledger: Ledger): number {
  const limitMinor = ledger.master?.creditLimitBookedMinor ?? null;
  return limitMinor === null ? NaN : exposureMinor(ledger) / Math.max(1, limitMinor);
}
