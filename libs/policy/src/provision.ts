import type { PolicyDocument } from './document.ts';
import { at, type Report } from './error.ts';
import { resolveParameters, type Parameters } from './resolve.ts';
import type { Values, ValueTable } from './values.ts';

/** A bucket of the provision matrix: the slot of its balance, and its rate in millionths. */
export interface ProvisionRate {
  readonly slot: number;
  readonly rateMillionths: number;
}

const MILLION = 1_000_000;

export function compileProvision(
  document: PolicyDocument,
  parameters: Parameters,
  table: ValueTable,
  report: Report,
): readonly ProvisionRate[] {
  return (document.provision ?? []).map((written, index) => {
    const path = at('/provision', index);
    const { value, rate } = resolveParameters(written, parameters, path, report);
    const share = Number(rate);
    if (!(share >= 0 && share <= 1)) report(at(path, 'rate'), `${share} is not a share from 0 to 1`);
    return { slot: table.slotOf(value, at(path, 'value')), rateMillionths: Math.round(share * MILLION) };
  });
}

/** Σ rate(bucket) × balance in minor units, exactly, rounded half to even once; a missing balance counts as none. */
export function provisionMinor(rates: readonly ProvisionRate[], values: Values): number {
  let millionths = 0n;
  for (const { slot, rateMillionths } of rates) {
    const balance = values[slot]!;
    if (Number.isNaN(balance)) continue;
    millionths += BigInt(Math.trunc(balance)) * BigInt(rateMillionths);
  }
  return roundHalfEven(millionths, BigInt(MILLION));
}

/** Integer division by a positive divisor. */
function roundHalfEven(numerator: bigint, divisor: bigint): number {
  const sign = numerator < 0n ? -1n : 1n;
  const size = numerator * sign;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return Number(sign * (up ? quotient + 1n : quotient));
}
