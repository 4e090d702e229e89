/**
 * x × numerator ÷ denominator, rounded half to even, exact whatever the size of the product.
 * All three are non-negative integers, the denominator is positive.
 */
export function scale(x: number, numerator: number, denominator: number): number {
  if (numerator === denominator) return x;
  const product = BigInt(x) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const quotient = product / divisor;
  const twiceRest = 2n * (product % divisor);
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  return Number(up ? quotient + 1n : quotient);
}

/*
 * A sum of amount × days passes 2^53 long before a sum of amounts does, and a rounded sum would depend on the
 * order of the events. So such sums are kept in two parts, each exact: amount = high × 2^20 + low.
 */
const LIMB = 2 ** 20;

export function high(amount: number): number {
  return Math.floor(amount / LIMB);
}

export function low(amount: number): number {
  return amount % LIMB;
}

/** The number that two parts stand for, rounded once. */
export function joined(highSum: number, lowSum: number): number {
  return highSum * LIMB + lowSum;
}

/** The sum of the high parts, given the sum of the amounts and the sum of their low parts. */
export function highSumOf(amountSum: number, lowSum: number): number {
  return (amountSum - lowSum) / LIMB;
}
