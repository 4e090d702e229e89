import type { Comparator } from './document.ts';

/** An interval of numbers, and whether "missing" is in it as well. */
export interface Range {
  readonly from: number;
  readonly fromIncluded: boolean;
  readonly to: number;
  readonly toIncluded: boolean;
  readonly missing: boolean;
}

export const REALS: Range = {
  from: -Infinity,
  fromIncluded: false,
  to: Infinity,
  toIncluded: false,
  missing: false,
};
export const ALL: Range = { ...REALS, missing: true };
export const MISSING: Range = { ...REALS, from: 0, to: 0, missing: true };

/** The known numbers that satisfy a comparison with `level`. */
export function rangeOf(comparator: Comparator, level: number): Range {
  switch (comparator) {
    case 'lt':
      return { ...REALS, to: level };
    case 'lte':
      return { ...REALS, to: level, toIncluded: true };
    case 'gt':
      return { ...REALS, from: level };
    case 'gte':
      return { ...REALS, from: level, fromIncluded: true };
    case 'eq':
      return { ...REALS, from: level, fromIncluded: true, to: level, toIncluded: true };
  }
}

/** The known numbers that do not. */
export function opposite(comparator: Comparator, level: number): readonly Range[] {
  switch (comparator) {
    case 'lt':
      return [rangeOf('gte', level)];
    case 'lte':
      return [rangeOf('gt', level)];
    case 'gt':
      return [rangeOf('lte', level)];
    case 'gte':
      return [rangeOf('lt', level)];
    case 'eq':
      return [rangeOf('lt', level), rangeOf('gt', level)];
  }
}

export function intersect(a: Range, b: Range): Range {
  const lower = a.from > b.from || (a.from === b.from && !a.fromIncluded) ? a : b;
  const upper = a.to < b.to || (a.to === b.to && !a.toIncluded) ? a : b;
  return {
    from: lower.from,
    fromIncluded: lower.fromIncluded,
    to: upper.to,
    toIncluded: upper.toIncluded,
    missing: a.missing && b.missing,
  };
}

export function isEmpty(range: Range): boolean {
  if (range.missing || range.from < range.to) return false;
  return !(range.from === range.to && range.fromIncluded && range.toIncluded);
}
