import type { SignalKind } from '../events.ts';
import type { Ledger } from '../ledger.ts';
import { signalInForce } from '../signals.ts';
import { doubleOrNull, long, longOrNull, type ValuesOf } from './definition.ts';
import { openMinor } from './sums.ts';

export const EXPOSURE = [
  long(
    'exposureMinor',
    'minor',
    'Exposure',
    '风险敞口',
    'openMinor less the guarantee and the credit insurance in force, at least 0',
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
] as const;

export function computeExposure(ledger: Ledger, out: ValuesOf<typeof EXPOSURE>): void {
  const open = openMinor(ledger);
  out.exposureMinor = Math.max(0, open - cover(ledger, 'GUARANTEE') - cover(ledger, 'CREDIT_INSURANCE'));
  out.creditLimitMinor = ledger.master?.creditLimitBookedMinor ?? null;
  // A limit of 0 is no credit at all, never "no limit".
  out.utilisation =
    out.creditLimitMinor === null ? null : out.exposureMinor / Math.max(1, out.creditLimitMinor);
}

/** `numbers.amountMinor` of the signal in force, in the base currency. */
function cover(ledger: Ledger, kind: SignalKind): number {
  return Math.max(0, Math.floor(signalInForce(ledger, kind)?.numbers['amountMinor'] ?? 0));
}
