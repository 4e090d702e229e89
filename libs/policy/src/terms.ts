import type { ActionKind, GradeTerms, Segment } from './document.ts';
import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';

/** A grade's terms by its rank. */
export type CompiledTerms = readonly GradeTerms[];

/** What is recommended to a customer, as the record says it: days, ratios from 0 to 1, base currency minor units. */
export interface RecommendedTerms {
  readonly recommendedTermsDays: number | null;
  readonly earlyPaymentDiscountRatio: number | null;
  readonly earlyPaymentDiscountDays: number | null;
  readonly instalments: number | null;
  readonly prepaymentRatio: number;
  readonly guaranteeRequired: boolean;
  readonly insuranceRequired: boolean;
  readonly transactionCapMinor: number | null;
}

const NO_TERMS: GradeTerms = {};

export function compileTerms(
  terms: Segment['terms'],
  grades: readonly string[],
  path: string,
  report: Report,
): CompiledTerms {
  for (const [grade, of] of Object.entries(terms?.byGrade ?? {})) {
    const here = at(at(path, 'byGrade'), grade);
    if (!grades.includes(grade)) report.key(here, `unknown grade "${grade}"`, nearestName(grade, grades));
    const { days, earlyPaymentDiscount: discount } = of;
    if (discount !== undefined && days !== undefined && discount.days >= days) {
      report(
        at(at(here, 'earlyPaymentDiscount'), 'days'),
        `${discount.days} is not before the ${days} days in which payment is due`,
      );
    }
  }
  return grades.map((grade) => terms?.byGrade[grade] ?? NO_TERMS);
}

/** The terms of a grade, and what its limit asks for. */
export function recommendedTerms(terms: CompiledTerms, rank: number, limitMinor: number): RecommendedTerms {
  const of = terms[rank]!;
  return {
    recommendedTermsDays: of.days ?? null,
    earlyPaymentDiscountRatio: of.earlyPaymentDiscount?.ratio ?? null,
    earlyPaymentDiscountDays: of.earlyPaymentDiscount?.days ?? null,
    instalments: of.instalments ?? null,
    prepaymentRatio: of.prepaymentRatio ?? 0,
    guaranteeRequired: isAsked(of.guaranteeFromMinor, limitMinor),
    insuranceRequired: isAsked(of.insuranceFromMinor, limitMinor),
    transactionCapMinor: of.transactionCapMinor ?? null,
  };
}

/** Where there is no limit there is nothing to secure. */
function isAsked(fromMinor: number | undefined, limitMinor: number): boolean {
  return fromMinor !== undefined && limitMinor > 0 && limitMinor >= fromMinor;
}

/** The part of the terms that an action of a kind carries out. */
const PART_OF_KIND = {
  EARLY_PAYMENT_DISCOUNT: 'earlyPaymentDiscount',
  INSTALMENTS: 'instalments',
  TRANSACTION_CAP: 'transactionCapMinor',
  MONITORING: 'reviewDays',
} as const satisfies Partial<Record<ActionKind, keyof GradeTerms>>;

/** The part of the terms without which an action of the kind has nothing to say; null where it needs none. */
export function partOfTerms(kind: ActionKind): keyof GradeTerms | null {
  return kind in PART_OF_KIND ? PART_OF_KIND[kind as keyof typeof PART_OF_KIND] : null;
}
