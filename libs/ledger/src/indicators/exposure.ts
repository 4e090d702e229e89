import { COMMITMENT_COLUMN } from '../commitments.ts';
import type { Ledger } from '../ledger.ts';
import { zoneSum } from '../series.ts';
import { doubleOrNull, long, longOrNull, type ValuesOf } from './definition.ts';
import { openMinor } from './sums.ts';

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
  const { orders, guarantees, collateral, insurance } = COMMITMENT_COLUMN;
  const byEnd = ledger.rare?.commitments?.byEnd ?? null;
  out.ordersMinor = zoneSum(byEnd, orders, 0, 0);
  out.guaranteesMinor = zoneSum(byEnd, guarantees, 0, 0);
  out.collateralMinor = zoneSum(byEnd, collateral, 0, 0);
  out.insuranceMinor = zoneSum(byEnd, insurance, 0, 0);
  const open = openMinor(ledger);
  const covered = out.guaranteesMinor + out.collateralMinor + out.insuranceMinor;
  out.exposureMinor = Math.max(0, open + out.ordersMinor - covered);
  out.creditLimitMinor = ledger.master?.creditLimitBookedMinor ?? null;
  // A limit of 0 is no credit at all, never "no limit".
  out.utilisation =
    out.creditLimitMinor === null ? null : out.exposureMinor / Math.max(1, out.creditLimitMinor);
}
