import { failed, parsed, type Parsed } from './outcome.ts';

export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** Thousands separator; empty when there is none. A space stands for every kind of space. */
  readonly group: '' | ',' | '.' | ' ' | "'";
}

const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;

/**
 * Reads an amount as written into signed integer minor units of a currency with `fractionDigits` decimals
 * (JPY 0, EUR 2, KWD 3), exactly. A minus before or behind, brackets for negatives and a currency sign are understood;
 * groups must be whole, so that 1,50 is never read as 150.
 */
export function parseAmount(text: string, style: NumberStyle, fractionDigits: number): Parsed<number> {
  const normalised = normalise(text, style);
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(normalised ?? '');
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (!match || whole + fraction === '') {
    return failed('amount-format', `"${text.trim()}" is not an amount with decimal sign "${style.decimal}"`);
  }
  if (/[1-9]/.test(fraction.slice(fractionDigits))) {
    return failed('amount-precision', `"${text.trim()}" has more than ${fractionDigits} decimals`);
  }
  return toSafeInteger(
    match[1] ?? '',
    whole + fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0'),
    text,
  );
}

/** Reads an amount that is already integer minor units. */
export function parseMinorUnits(text: string): Parsed<number> {
  const match = /^(-?)(\d+)$/.exec(text.trim());
  if (!match) return failed('amount-format', `"${text.trim()}" is not a whole number of minor units`);
  return toSafeInteger(match[1] ?? '', match[2] ?? '', text);
}

function toSafeInteger(sign: string, digits: string, text: string): Parsed<number> {
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return failed('amount-range', `"${text.trim()}" is too large`);
  return parsed(sign === '-' && value !== 0 ? -value : value);
}

/** `-1234.5` from any written form, or undefined. */
function normalise(text: string, style: NumberStyle): string | undefined {
  let rest = text
    .trim()
    .replace(/\p{Sc}/gu, '')
    .trim();
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) [rest, negative] = [bracketed[1] ?? '', true];
  const signed = /^([+\-\u2212]?)\s*(.*?)\s*(-?)$/s.exec(rest);
  rest = signed?.[2] ?? '';
  negative ||= /[-\u2212]/.test(signed?.[1] ?? '') || signed?.[3] === '-';
  const { group } = style;
  if (style.group === ' ') rest = rest.replace(SPACES, ' ');
  const at = rest.indexOf(style.decimal);
  const whole = at < 0 ? rest : rest.slice(0, at);
  const ungrouped = group !== '' && whole.includes(group) ? wholeGroups(whole, group) : whole;
  if (ungrouped === undefined) return undefined;
  const fraction = at < 0 ? '' : `.${rest.slice(at + 1)}`;
  return `${negative ? '-' : ''}${ungrouped}${fraction}`;
}

/** Digits without separators, when the last group has three digits and the others two or three (lakh, crore). */
function wholeGroups(whole: string, group: string): string | undefined {
  const [first = '', ...others] = whole.split(group);
  const last = others.pop() ?? '';
  const good =
    /^\d{1,3}$/.test(first) && /^\d{3}$/.test(last) && others.every((digits) => /^\d{2,3}$/.test(digits));
  return good ? whole.split(group).join('') : undefined;
}
