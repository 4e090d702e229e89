export {
  compare,
  DECIDES,
  type Comparison,
  type PolicyMeasures,
  type Question,
  type Yardstick,
} from './compare.ts';
export type { BySeverity, RuleBurden } from './measures/burden.ts';
export type { GradeCalibration } from './measures/calibration.ts';
export type { Foresight, Precision } from './measures/foresight.ts';
export type { Matrix } from './measures/portfolio.ts';
export type { Costs, Worth } from './measures/worth.ts';
export type { Materiality } from './replay/materiality.ts';
export { mergeTracks } from './replay/merge.ts';
export { createReplay, type PolicyChoice, type Replay, type ReplayOptions } from './replay/replay.ts';
export { OUTCOME_KINDS, type OutcomeKind, type PolicyInForce, type Track } from './track.ts';
