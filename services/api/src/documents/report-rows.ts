import type { ActionLine, GradeChange, HistoryDay } from '@foreshock/risk-report';
import { actionKindText, type Language } from '@foreshock/wording';
import { actionFrom, indicatorsFrom, ratingChangeFrom, type Row } from '../model/from-rows.ts';

const BUCKETS = ['not_due', 'ageing_1_to_30', 'ageing_31_to_60', 'ageing_61_to_90', 'ageing_91_plus'];

const numberOrNull = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);

export function historyDayFrom(row: Row): HistoryDay {
  return {
    date: String(row.as_of),
    score: numberOrNull(row.score),
    grade: row.grade === null || row.grade === undefined ? null : String(row.grade),
    exposureMinor: Number(row.exposure_minor),
    overdueMinor: Number(row.overdue_minor),
    limitMinor: numberOrNull(row.credit_limit_minor),
    buckets: BUCKETS.map((bucket) => Number(row[`${bucket}_minor`] ?? 0)),
  };
}

/** Indicators by their names in the ledger; amounts in minor units. */
export function indicatorValuesFrom(row: Row): Readonly<Record<string, number | null>> {
  const { values } = indicatorsFrom(row);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (value !== null && typeof value === 'object') return [`${name}Minor`, value.amountMinor];
      return [name, value === null ? null : Number(value)];
    }),
  );
}

export function gradeChangeFrom(row: Row): GradeChange {
  const { asOf, fromGrade, toGrade, reasons } = ratingChangeFrom(row);
  return { asOf, fromGrade, toGrade, reasons };
}

export function actionLineFrom(row: Row, language: Language): ActionLine {
  const { asOf, kind, responsibleRole: role, dueDate, approvalRequired, reason } = actionFrom(row);
  return { asOf, what: actionKindText(kind, language), role, dueDate, approvalRequired, reason };
}
