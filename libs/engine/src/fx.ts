import type { Day } from '@foreshock/ledger';

/** An exchange rate as it stands on the log: 1 unit of base = `rate` units of quote. */
export interface FxRateRecord {
  readonly base: string;
  readonly quote: string;
  readonly date: Day;
  readonly rate: number;
}

/** Digits after the decimal point of a currency's minor unit; undefined for an unknown code. */
export type MinorUnits = (currency: string) => number | undefined;

/** The latest rate of each pair, by its date; of two with one date the later on the log. */
export type FxRates = Map<string, { readonly date: Day; readonly nano: bigint }>;

const NANO = 1_000_000_000n;

/** Notes a rate, read to nine decimals. */
export function noteRate(rates: FxRates, record: FxRateRecord): void {
  const pair = `${record.base}/${record.quote}`;
  const known = rates.get(pair);
  if (known !== undefined && known.date > record.date) return;
  rates.set(pair, { date: record.date, nano: BigInt(Math.round(record.rate * 1e9)) });
}

/**
 * Converts integer minor units of `from` into those of `to` at the rate in force, exactly, rounding half to even.
 * @returns null when there is no rate for the pair in either direction, or a currency is unknown.
 */
export function convert(
  rates: FxRates,
  minorUnits: MinorUnits,
  amountMinor: number,
  from: string,
  to: string,
): number | null {
  if (from === to) return amountMinor;
  const fromDigits = minorUnits(from);
  const toDigits = minorUnits(to);
  if (fromDigits === undefined || toDigits === undefined) return null;
  const direct = rates.get(`${from}/${to}`)?.nano;
  const inverse = rates.get(`${to}/${from}`)?.nano;
  const scaleUp = 10n ** BigInt(toDigits);
  const scaleDown = 10n ** BigInt(fromDigits);
  const amount = BigInt(amountMinor) * scaleUp;
  if (direct !== undefined) return divideHalfEven(amount * direct, scaleDown * NANO);
  if (inverse !== undefined && inverse > 0n) return divideHalfEven(amount * NANO, scaleDown * inverse);
  return null;
}

/** Integer division of amounts ≥ 0, rounding half to even. */
function divideHalfEven(numerator: bigint, denominator: bigint): number {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return Number(up ? quotient + 1n : quotient);
}
