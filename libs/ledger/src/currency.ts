/*
 * Three letters in 21 bits.
 */
const LETTER = 0x7f;

/** The number that stands for a currency, or -1 for what cannot be one (ISO 4217 has three letters). */
export function currencyNumber(currency: string): number {
  if (currency.length !== 3) return -1;
  const a = currency.charCodeAt(0);
  const b = currency.charCodeAt(1);
  const c = currency.charCodeAt(2);
  return (a | b | c) > LETTER ? -1 : (a << 14) | (b << 7) | c;
}

export function currencyCode(number: number): string {
  return String.fromCharCode(number >> 14, (number >> 7) & LETTER, number & LETTER);
}
