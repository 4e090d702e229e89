import type { CaseInput } from '@foreshock/cases';
import type { Decoded } from '@foreshock/contracts';
import type { WarningEvent } from './warning-event.ts';
import { caseWarningOf } from './told.ts';

type Read = Extract<Decoded, { ok: true }>;
type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

/**
 * What a record of the log is to the cases; null where it is nothing to them. Portfolios have no cases: they are nobody who
 * could pay. Time passes for cases with every record.
 */
export function caseInputOf(decoded: Read, warning: WarningEvent | null): WithoutTime<CaseInput> | null {
  if (warning !== null && warning.portfolio !== null) return null;
  switch (decoded.type) {
    case 'WarningRaised':
      return { type: 'warning-raised', warning: caseWarningOf(decoded.record) };
    case 'WarningEscalated':
      return { type: 'warning-escalated', warning: caseWarningOf(decoded.record) };
    case 'WarningCleared': {
      const { warningId, customerId, openMinor, overdueMinor } = decoded.record;
      return { type: 'warning-cleared', warningId, customerId, openMinor, overdueMinor };
    }
    case 'RatingChanged':
      return { type: 'rating-changed', customerId: decoded.record.customerId, grade: decoded.record.toGrade };
    case 'CaseAct':
      return { type: 'act', act: decoded.record };
    case 'PromiseSettled': {
      const { caseId, promiseId, kept, settledOn } = decoded.record;
      return { type: 'promise-settled', caseId, promiseId, kept, settledOn };
    }
    case 'TimePassed':
      return { type: 'time-passed' };
    default:
      return null;
  }
}
