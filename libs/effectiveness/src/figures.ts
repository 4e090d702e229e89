import type { Group } from './group.ts';
import { matched, type Comparison } from './matched.ts';

export interface Effectiveness {
  /** Latest business date known; null without any warning. */
  readonly asOf: string | null;
  readonly currency: string | null;
  readonly groups: readonly Group[];
  /** All together, no money twice; null without any warning. */
  readonly total: Group | null;
  readonly comparison: Comparison;
}

/** A row of the answer. */
export type AnswerRow = Readonly<Record<string, unknown>>;

/** @returns the answer's rows as groups, the total and the comparison of episodes with and without a step. */
export function figuresFrom(rows: readonly AnswerRow[]): Effectiveness {
  const of = (dimension: string) => rows.filter((row) => row['dimension'] === dimension).map(groupFrom);
  const first = rows[0];
  return {
    asOf: first === undefined ? null : String(first['as_of']),
    currency: first === undefined ? null : String(first['currency']),
    groups: of('by'),
    total: of('total')[0] ?? null,
    comparison: matched(of('pair')),
  };
}

const WINDOWS_DAYS = [30, 60, 90];

function groupFrom(row: AnswerRow): Group {
  const number = (column: string) => Number(row[column]);
  const minor = (column: string) => number(`${column}_minor`);
  const counts = (column: string) => (row[column] ?? {}) as Readonly<Record<string, number>>;
  return {
    key: String(row['key']),
    episodes: number('episodes'),
    notYetKnown: number('not_yet_known'),
    withMoney: number('with_money'),
    paid: number('paid'),
    falseAlarms: number('false_alarms'),
    inDefaultBefore: number('in_default_before'),
    badOutcomes: number('bad_outcomes'),
    medianLeadDays: row['median_lead_days'] === null ? null : number('median_lead_days'),
    actedOn: number('acted_on'),
    notified: number('notified'),
    steps: counts('step_counts'),
    recommended: counts('recommended_counts'),
    atStakeMinor: minor('at_stake'),
    paidBeforeMinor: minor('paid_before'),
    droppedMinor: minor('dropped'),
    collectableMinor: minor('collectable'),
    recoveredMinor: minor('recovered'),
    windows: WINDOWS_DAYS.map((days) => ({
      days,
      collectableMinor: minor(`collectable_${days}`),
      recoveredMinor: minor(`recovered_${days}`),
    })),
    forecastMinor: minor('forecast'),
    wonMinorDays: number('won_minor_days'),
    unpaidMinor: minor('unpaid'),
    unpaidLostMinorDays: number('unpaid_lost_minor_days'),
  };
}
