import type * as doc from './document.ts';
import { days, minor } from './read-parts.ts';
import { optional, readFlag, readMap, readNumber, readShape, required } from './read.ts';

/** A discount or prepayment of nothing is none: leave it out. */
const partOfOne = readNumber(1e-6, 1);
const dayOrMore = readNumber(1, 36_500, true);

const gradeTerms = readShape<doc.GradeTerms>({
  days: optional(days),
  earlyPaymentDiscount: optional(
    readShape<NonNullable<doc.GradeTerms['earlyPaymentDiscount']>>({
      ratio: required(partOfOne),
      days: required(days),
    }),
  ),
  instalments: optional(readNumber(2, 120, true)),
  prepaymentRatio: optional(partOfOne),
  guaranteeFromMinor: optional(minor),
  insuranceFromMinor: optional(minor),
  transactionCapMinor: optional(minor),
  reviewDays: optional(dayOrMore),
});

export const terms = readShape<NonNullable<doc.Segment['terms']>>({ byGrade: required(readMap(gradeTerms)) });

export const judgement = readShape<doc.JudgementPolicy>({
  maxDays: required(readNumber(1, 3_660, true)),
  maxNotchesUp: required(readNumber(0, 100, true)),
  approval: required(
    readShape<doc.JudgementPolicy['approval']>({
      grade: required(readFlag),
      limitAboveMinor: required(minor),
    }),
  ),
});
