import type { LevelName } from '@foreshock/policy';
import type { CustomerTrack } from '../track.ts';
import { leadDays } from './foresight.ts';
import { follows, isUnder, isWithin, outcomesOf, type Frame } from './frame.ts';

/** What people assume that warnings cost and save. Amounts in base currency minor units. */
export interface Costs {
  /** To work off one warning, by the highest severity that it reached. */
  readonly warningMinor: Readonly<Record<LevelName, number>>;
  /** What a hold costs when the customer turns out good: lost business, annoyance. */
  readonly holdOfGoodMinor: number;
  /** Share of the loss that an early warning saves, 0 to 1. */
  readonly savedShare: number;
  /** Days before the outcome from which a warning counts as early. */
  readonly minLeadDays: number;
  /** Share of the exposure that is lost, 0 to 1. */
  readonly lossGivenDefault: number;
}

/** What a policy would have cost and saved by those costs. Amounts in base currency minor units. */
export interface Worth {
  readonly warnings: number;
  readonly workMinor: number;
  readonly holds: number;
  /** Of customers whom no outcome befell within the horizon; those whose horizon has not been seen count as well. */
  readonly holdsOfGood: number;
  readonly holdMinor: number;
  readonly outcomes: number;
  readonly outcomesWarnedEarly: number;
  /** Exposure on the outcome's first day × loss given default, with no warning at all. */
  readonly lossMinor: number;
  readonly savedMinor: number;
  /** Saved − work − holds. */
  readonly netMinor: number;
}

export function worth(frame: Frame, tracks: readonly CustomerTrack[], costs: Costs): Worth {
  let [warnings, workMinor, holds, holdsOfGood] = [0, 0, 0, 0];
  let [outcomes, outcomesWarnedEarly, exposureMinor, earlyMinor] = [0, 0, 0, 0];
  for (const track of tracks) {
    const bad = outcomesOf(frame, track, frame.outcome);
    for (const { raisedOn, worst } of track.warnings) {
      if (!isWithin(frame, raisedOn)) continue;
      warnings++;
      workMinor += costs.warningMinor[worst];
    }
    for (const day of track.holds) {
      if (!isWithin(frame, day)) continue;
      holds++;
      if (!isUnder(bad, day) && !follows(bad, day, frame.horizonDays)) holdsOfGood++;
    }
    for (const outcome of bad) {
      if (!isWithin(frame, outcome.day)) continue;
      outcomes++;
      exposureMinor += Math.max(0, outcome.exposureMinor);
      if ((leadDays(track.warnings, outcome, frame.horizonDays) ?? 0) < costs.minLeadDays) continue;
      outcomesWarnedEarly++;
      earlyMinor += Math.max(0, outcome.exposureMinor);
    }
  }
  const holdMinor = holdsOfGood * costs.holdOfGoodMinor;
  const savedMinor = Math.round(earlyMinor * costs.lossGivenDefault * costs.savedShare);
  return {
    ...{ warnings, workMinor, holds, holdsOfGood, holdMinor, outcomes, outcomesWarnedEarly },
    lossMinor: Math.round(exposureMinor * costs.lossGivenDefault),
    savedMinor,
    netMinor: savedMinor - workMinor - holdMinor,
  };
}
