import type { CreditActionRecommended, Measure, PublishedKind } from './decision.ts';
import type { Action, ActionKind, GradeTerms } from './document.ts';

/** Under which kind of the record a measure goes: whoever knows the kind alone is told the right direction. */
const KIND_OF_MEASURE: Readonly<Record<Measure, PublishedKind>> = {
  EARLY_PAYMENT_DISCOUNT: 'TERMS',
  INSTALMENTS: 'TERMS',
  TRANSACTION_CAP: 'LIMIT',
  COLLATERAL: 'GUARANTEE',
  MONITORING: 'COLLECTION_STEP',
};

export function publishedKind(kind: ActionKind): Pick<CreditActionRecommended, 'kind' | 'measure'> {
  return isMeasure(kind) ? { kind: KIND_OF_MEASURE[kind], measure: kind } : { kind, measure: null };
}

function isMeasure(kind: ActionKind): kind is Measure {
  return Object.hasOwn(KIND_OF_MEASURE, kind);
}

type MeasureFields = Pick<
  CreditActionRecommended,
  | 'termsDays'
  | 'discountRatio'
  | 'discountDays'
  | 'instalments'
  | 'prepaymentRatio'
  | 'transactionCapMinor'
  | 'reviewDays'
>;

/** What an action says beside its kind: its own days to pay, else what the grade's terms have for it. */
export function measureFields({ kind, termsDays }: Action, terms: GradeTerms): MeasureFields {
  const isFor = <T>(wanted: ActionKind, value: T | undefined): T | null =>
    kind === wanted ? (value ?? null) : null;
  return {
    termsDays: termsDays ?? isFor('TERMS', terms.days),
    discountRatio: isFor('EARLY_PAYMENT_DISCOUNT', terms.earlyPaymentDiscount?.ratio),
    discountDays: isFor('EARLY_PAYMENT_DISCOUNT', terms.earlyPaymentDiscount?.days),
    instalments: isFor('INSTALMENTS', terms.instalments),
    prepaymentRatio: isFor('PREPAYMENT', terms.prepaymentRatio),
    transactionCapMinor: isFor('TRANSACTION_CAP', terms.transactionCapMinor),
    reviewDays: isFor('MONITORING', terms.reviewDays),
  };
}
