import type { Day } from '@foreshock/ledger';
import { burden, type Burden } from './measures/burden.ts';
import { calibration, type Calibration } from './measures/calibration.ts';
import { foresight, type Foresight } from './measures/foresight.ts';
import type { Frame } from './measures/frame.ts';
import {
  gradesCompared,
  migration,
  portfolio,
  type GradesCompared,
  type Matrix,
  type Portfolio,
} from './measures/portfolio.ts';
import { scoreQuality, type ScoreQuality } from './measures/score-quality.ts';
import { worth, type Costs, type Worth } from './measures/worth.ts';
import { OUTCOME_KINDS, type Outcome, type OutcomeKind, type PolicyInForce, type Track } from './track.ts';

/** What is asked of a backtest. */
export interface Question {
  /** First day that counts; the log's where null. */
  readonly from: Day | null;
  readonly horizonDays: number;
  readonly outcome: OutcomeKind;
  readonly costs: Costs;
}

/** All that is measured of one policy. */
export interface PolicyMeasures {
  readonly policies: readonly PolicyInForce[];
  readonly refused: number;
  readonly burden: Burden;
  readonly foresight: Readonly<Record<OutcomeKind, Foresight>>;
  readonly score: ScoreQuality;
  readonly calibration: Calibration;
  readonly portfolio: Portfolio;
  readonly migration: Matrix;
  readonly worth: Worth;
}

/** Whose definition says what a default is: the live policy's, the draft's, or more than 90 days past due. */
export type Yardstick = 'live' | 'draft' | 'past-due';

export interface Comparison {
  readonly from: Day;
  readonly to: Day;
  readonly records: number;
  readonly horizonDays: number;
  readonly outcome: OutcomeKind;
  readonly defaultBy: Yardstick;
  readonly costs: Costs;
  readonly live: PolicyMeasures;
  readonly draft: PolicyMeasures;
  readonly grades: GradesCompared;
  /** Draft less live, of the figures that decide; null where either is unknown. */
  readonly difference: Readonly<Record<keyof typeof DECIDES, number | null>>;
}

/** Holds two tracks of the same log against each other. @returns null on a log without a single day to count */
export function compare(live: Track, draft: Track, question: Question): Comparison | null {
  const frame = frameOf(live, draft, question);
  if (frame === null) return null;
  const [ofLive, ofDraft] = [live, draft].map((track) => measuresOf(frame, track, question.costs)) as [
    PolicyMeasures,
    PolicyMeasures,
  ];
  const { from, to, horizonDays, outcome } = frame;
  return {
    ...{ from, to, records: live.records, horizonDays, outcome },
    defaultBy: yardstick(live, draft),
    costs: question.costs,
    live: ofLive,
    draft: ofDraft,
    grades: gradesCompared(
      frame,
      { tracks: live.customers, grades: gradesOf(live) },
      { tracks: draft.customers, grades: gradesOf(draft) },
    ),
    difference: differenceOf(outcome, ofLive, ofDraft),
  };
}

/** The figures that decide between two policies; amounts in base currency minor units, days, shares. */
export const DECIDES = {
  raised: ({ burden }) => burden.raised,
  open: ({ burden }) => burden.open,
  recall: ({ foresight }, outcome) => foresight[outcome].recall,
  precision: ({ foresight }, outcome) => foresight[outcome].precision.precision,
  medianLeadDays: ({ foresight }, outcome) => foresight[outcome].leadDays.median,
  auc: ({ score }) => score.all.auc,
  ks: ({ score }) => score.all.ks,
  psi: ({ score }) => score.psi,
  expectedLossMinor: ({ portfolio }) => portfolio.expectedLossMinor,
  workMinor: ({ worth }) => worth.workMinor,
  holdMinor: ({ worth }) => worth.holdMinor,
  savedMinor: ({ worth }) => worth.savedMinor,
  netMinor: ({ worth }) => worth.netMinor,
} as const satisfies Record<string, (measures: PolicyMeasures, outcome: OutcomeKind) => number | null>;

function differenceOf(
  outcome: OutcomeKind,
  live: PolicyMeasures,
  draft: PolicyMeasures,
): Comparison['difference'] {
  const names = Object.keys(DECIDES) as (keyof typeof DECIDES)[];
  const differences = names.map((name) => {
    const [before, after] = [DECIDES[name](live, outcome), DECIDES[name](draft, outcome)];
    return [name, before === null || after === null ? null : after - before];
  });
  return Object.fromEntries(differences) as Comparison['difference'];
}

function measuresOf(frame: Frame, track: Track, costs: Costs): PolicyMeasures {
  const { customers, policies, refused } = track;
  const grades = gradesOf(track);
  return {
    policies,
    refused,
    burden: burden(frame, customers),
    foresight: Object.fromEntries(
      OUTCOME_KINDS.map((kind) => [kind, foresight(frame, customers, kind)]),
    ) as Record<OutcomeKind, Foresight>,
    score: scoreQuality(frame, customers),
    calibration: calibration(frame, customers, grades),
    portfolio: portfolio(frame, customers, grades),
    migration: migration(frame, customers, grades),
    worth: worth(frame, customers, costs),
  };
}

function frameOf(live: Track, draft: Track, { from, horizonDays, outcome }: Question): Frame | null {
  const { firstDay, lastDay } = live;
  if (firstDay === null || lastDay === null) return null;
  const first = Math.max(firstDay, from ?? firstDay);
  if (first > lastDay) return null;
  return {
    ...{ from: first, to: lastDay, lastDay, horizonDays, outcome },
    snapshots: live.monthEnds.filter((day) => day >= first),
    outcomes: sharedOutcomes(live, draft),
  };
}

/** What became of customers does not depend on what a policy thought of them: both are held against the same. */
function sharedOutcomes(live: Track, draft: Track): Map<string, readonly Outcome[]> {
  const by = yardstick(live, draft);
  const outcomes = new Map<string, readonly Outcome[]>();
  for (const customer of live.customers) outcomes.set(customer.customerId, customer.outcomes);
  if (by === 'past-due') return outcomes;
  for (const { customerId, defaults } of (by === 'live' ? live : draft).customers) {
    const others = (outcomes.get(customerId) ?? []).filter(({ kind }) => kind !== 'default');
    outcomes.set(customerId, [...others, ...defaults]);
  }
  return outcomes;
}

function yardstick(live: Track, draft: Track): Yardstick {
  if (live.policies.at(-1)?.definesDefault === true) return 'live';
  return draft.policies.at(-1)?.definesDefault === true ? 'draft' : 'past-due';
}

/** Every grade that one of the track's policies had, the last policy's first. */
function gradesOf({ policies }: Track): string[] {
  return [...new Set(policies.toReversed().flatMap(({ grades }) => grades))];
}
